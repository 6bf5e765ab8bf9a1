"""Components of every page, as flat tags: `{% load ui %}`. Blocks take content, the others take words."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.template.context import Context
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from rundtisch.ui import dates
from rundtisch.ui.chain import ChainLink
from rundtisch.ui.figure import Figure, Seat, draw, mini
from rundtisch.ui.figure.states import shown_state
from rundtisch.ui.frame import Link

register = template.Library()

ALERTS = {"info": "info", "debug": "info", "success": "success", "warning": "warning", "error": "danger", "danger": "danger"}


# ---- frame ----


@register.simple_tag(takes_context=True)
def region_name(context: Context) -> str:
    """The name of the instance: from the frame, or from the settings where there is no frame."""
    frame = context.get("frame")
    return str(frame.region_name if frame else context.get("region_name") or settings.REGION_NAME)


@register.simple_tag(takes_context=True)
def footer_links(context: Context) -> tuple[Link, ...]:
    """The links at the foot: those of the frame, or help and the legal pages."""
    frame = context.get("frame")
    if frame and frame.footer:
        return tuple(frame.footer)
    return (
        Link(_("Hilfe"), reverse("help")),
        Link(_("Barrierefreiheit"), reverse("accessibility")),
        Link(_("Datenschutz"), reverse("privacy")),
        Link(_("Impressum"), reverse("imprint")),
    )


@register.simple_tag
def brand_mark() -> SafeString:
    """The table figure as the mark of the product."""
    return BRAND_MARK


@register.simple_tag
def icon(name: str, size: str = "default") -> SafeString:
    """A decorative sign of KERN: `{% icon "search" %}`."""
    return format_html('<span class="kern-icon kern-icon--{} kern-icon--{}" aria-hidden="true"></span>', name, size)


# ---- containers ----


@register.simple_block_tag
def card(content: str, title: str = "", kicker: str = "", kind: str = "", level: int = 2) -> SafeString:
    """A framed thing: `{% card title="Nächste Sitzung" kicker="in zehn Tagen" kind="act" %}…{% endcard %}`.

    `kind="act"` marks what is asked of the reader.
    """
    return format_html(
        '<section class="rt-card{} rt-stack rt-stack--2">{}{}{}</section>',
        f" rt-card--{kind}" if kind else "",
        format_html('<p class="rt-kicker">{}</p>', kicker) if kicker else "",
        _heading(title, level),
        content,
    )


@register.simple_block_tag
def panel(content: str, title: str, level: int = 2) -> SafeString:
    """A part of the aside under a line: `{% panel title="Offene Fragen" %}…{% endpanel %}`."""
    return format_html('<section class="rt-panel rt-stack rt-stack--2">{}{}</section>', _heading(title, level), content)


@register.simple_block_tag
def aside(content: str, label: str = "") -> SafeString:
    """What belongs to the page, at the right from 1000 px: `{% aside %}…{% endaside %}`."""
    return format_html('<aside class="rt-aside" aria-label="{}">{}</aside>', label or _("Dazu gehört"), content)


@register.simple_block_tag
def table_box(content: str, label: str) -> SafeString:
    """A wide table that may scroll sideways by keyboard too: `{% table_box label="Haushalt" %}<table>…{% endtable_box %}`."""
    return format_html('<div class="rt-table-box" role="region" aria-label="{}" tabindex="0">{}</div>', label, content)


@register.simple_block_tag
def menu(content: str, label: str) -> SafeString:
    """Acts behind one button, as list entries: `{% menu label="Mehr" %}<li>…</li>{% endmenu %}`."""
    return format_html(
        '<details class="rt-switch rt-menu" data-menu><summary>{}{}</summary><ul>{}</ul></details>', label, icon("arrow-down"), content
    )


@register.simple_block_tag
def audience(content: str, label: str) -> SafeString:
    """Who sees it, with explanation and change: `{% audience label="Mitglieder dieses Tisches" %}Dazu gehören …{% endaudience %}`."""
    return format_html(
        '<div class="rt-audience">{}<details><summary>{} <strong>{}</strong></summary><div class="rt-text">{}</div></details></div>',
        EYE,
        _("Sichtbar für:"),
        label,
        content,
    )


@register.simple_block_tag
def callout(content: str, title: str, level: str = "info") -> SafeString:
    """A message with content of its own: `{% callout title="Das fehlt noch" level="warning" %}…{% endcallout %}`."""
    return _alert(title, level, format_html('<div class="kern-alert__body">{}</div>', content))


# ---- words ----


@register.simple_tag
def alert(text: object, level: str = "info") -> SafeString:
    """A message in one sentence: `{% alert "Gespeichert." "success" %}`; levels info, success, warning, error."""
    return _alert(text, level, "")


@register.simple_tag
def tag(label: object, tone: str = "") -> SafeString:
    """A small word at a thing: `{% tag "Entwurf" %}`, `{% tag "überfällig" "warn" %}`."""
    return format_html('<span class="rt-tag{}">{}</span>', f" rt-tag--{tone}" if tone else "", label)


@register.simple_tag
def state(key: str, word: object = "") -> SafeString:
    """Sign and word of a state: `{% state "adopted" %}`, `{% state "open" "noch offen" %}`."""
    return shown_state(key, word)


@register.simple_tag
def when(moment: datetime | date | None) -> SafeString | str:
    """The moment in near words, exact on hover: `{% when meeting.starts_at %}` gives „morgen, 14:30 Uhr“."""
    return dates.time_element(moment, dates.in_words(moment)) if moment else ""


@register.simple_tag
def exact(moment: datetime | date | None) -> SafeString | str:
    """The moment with its year: `{% exact agreement.decided_on %}`."""
    return dates.time_element(moment, dates.exactly(moment)) if moment else ""


@register.simple_tag
def day_sheet(day: date) -> SafeString:
    """The day as a calendar sheet: `{% day_sheet meeting.day %}`."""
    local = timezone.localtime(day) if isinstance(day, datetime) else day
    return format_html(
        '<time class="rt-day" datetime="{}">{}<b>{}</b>{}</time>', f"{local:%Y-%m-%d}", date_format(local, "D"), local.day, date_format(local, "F")
    )


@register.simple_tag
def saved(moment: datetime | None = None) -> SafeString:
    """Where autosave says when it last kept the text: `{% saved draft.saved_at %}`."""
    words = f"{_('Gespeichert')} {date_format(timezone.localtime(moment), 'H:i')}" if moment else ""
    return format_html(
        '<span class="rt-saved" role="status" data-saved data-word-saving="{}" data-word-saved="{}" data-word-failed="{}">{}</span>',
        _("Wird gespeichert …"),
        _("Gespeichert"),
        _("Nicht gespeichert. Ihr Text bleibt hier stehen; bitte prüfen Sie die Verbindung."),
        words,
    )


# ---- acts ----


@register.simple_tag
def button(label: object, kind: str = "primary", name: str = "", value: object = "") -> SafeString:
    """The button of a form, named by its act: `{% button "Vorschlag einbringen" %}`; kinds primary, secondary, tertiary, danger."""
    named = format_html(' name="{}" value="{}"', name, value) if name else ""
    return format_html('<button class="kern-btn {}" type="submit"{}><span class="kern-label">{}</span></button>', _kind(kind), named, label)


@register.simple_tag
def link_button(label: object, url: str, kind: str = "secondary") -> SafeString:
    """A link that looks like a button: `{% link_button "Tagesordnung ansehen" url "primary" %}`."""
    return format_html('<a class="kern-btn {}" href="{}"><span class="kern-label">{}</span></a>', _kind(kind), url, label)


@register.simple_tag(takes_context=True)
def act_button(
    context: Context, label: object, url: str, kind: str = "secondary", confirm: object = "", name: str = "", value: object = ""
) -> SafeString:
    """An act in one press, as a form of its own: `{% act_button "Zurückziehen" url "danger" confirm="Wirklich zurückziehen?" %}`."""
    return format_html(
        '<form class="rt-act" method="post" action="{}"{}><input type="hidden" name="csrfmiddlewaretoken" value="{}">{}</form>',
        url,
        format_html(' data-confirm="{}"', confirm) if confirm else "",
        context.get("csrf_token", ""),
        button(label, kind, name, value),
    )


@register.simple_tag
def move_buttons(key: object, label: object, name: str = "move") -> SafeString:
    """Up and down for one entry of a list in a form: `{% move_buttons entry.key entry.title %}` posts `move=KEY:up` or `KEY:down`."""
    ways = ((name, key, "up", _("nach oben"), label, icon("arrow-up")), (name, key, "down", _("nach unten"), label, icon("arrow-down")))
    return format_html(
        '<span class="rt-move">{}</span>',
        format_html_join(
            "", '<button type="submit" name="{0}" value="{1}:{2}" data-move="{2}">{5}<span class="kern-sr-only">{4}: {3}</span></button>', ways
        ),
    )


@register.simple_tag(takes_context=True)
def undo(context: Context, text: object, url: str, seconds: int = 10) -> SafeString:
    """What was just removed, and the way back: `{% undo "Notiz gelöscht." restore_url %}`."""
    return format_html(
        '<div class="rt-undo" role="status" data-undo="{}"><span>{}</span>{}</div>',
        seconds,
        text,
        act_button(context, _("Rückgängig machen"), url, "tertiary"),
    )


# ---- lists ----


@register.simple_tag
def facts(rows: Iterable[tuple[object, object]]) -> SafeString:
    """Names and values: `{% facts rows %}` with rows as pairs; values may be marked-safe HTML."""
    return format_html('<dl class="rt-facts">{}</dl>', format_html_join("", "<dt>{}</dt><dd>{}</dd>", rows))


@register.simple_tag
def tabs(links: Iterable[Link], label: str) -> SafeString:
    """The views of one thing: `{% tabs links "Ansichten" %}`."""
    return format_html('<nav class="rt-views" aria-label="{}"><ul>{}</ul></nav>', label, _entries(links))


@register.simple_tag
def breadcrumb(*steps: object) -> SafeString:
    """The way here, words and addresses in turn, the last one a word: `{% breadcrumb "Vereinbarungen" url "V5" %}`."""
    ways = format_html_join("", '<li><a href="{1}">{0}</a></li>', zip(steps[:-1:2], steps[1::2], strict=True))
    return format_html(
        '<nav class="rt-crumb" aria-label="{}"><ol>{}<li aria-current="page">{}</li></ol></nav>', _("Sie sind hier"), ways, steps[-1]
    )


@register.simple_tag(takes_context=True)
def pagination(context: Context, page: Page[Any], name: str = "page") -> SafeString | str:
    """Earlier and later pages of a list, keeping the filters: `{% pagination page %}`."""
    if page.paginator.num_pages < 2:  # noqa: PLR2004
        return ""
    return _paging(
        _address(context, name, page.previous_page_number()) if page.has_previous() else "",
        _("Seite %(number)s von %(all)s") % {"number": page.number, "all": page.paginator.num_pages},
        _address(context, name, page.next_page_number()) if page.has_next() else "",
    )


@register.simple_tag
def cursor_pagination(previous_url: str = "", next_url: str = "") -> SafeString | str:
    """Back and on in a list without page numbers: `{% cursor_pagination rows.previous_url rows.next_url %}`."""
    return _paging(previous_url, "", next_url) if previous_url or next_url else ""


@register.simple_tag
def chain(links: Iterable[ChainLink]) -> SafeString:
    """How one thing led to the next: `{% chain links %}` with `rundtisch.ui.chain.ChainLink`s."""
    return format_html('<ol class="rt-chain">{}</ol>', format_html_join("", "{}", ((_chain_entry(link),) for link in links)))


@register.simple_tag
def empty(title: object, text: object = "", url: str = "", label: object = "") -> SafeString:
    """What will be here, why it helps, and the first step: `{% empty "Noch keine Fragen" "Hier …" url "Frage stellen" %}`."""
    step = link_button(label, url) if url else ""
    return format_html('<div class="rt-empty"><p class="rt-empty__title">{}</p><p class="rt-text">{}</p>{}</div>', title, text, step)


# ---- figure ----


@register.simple_tag
def table_figure(figure: Figure) -> SafeString:
    """The round table from above, with its list: `{% table_figure figure %}`."""
    return draw(figure)


@register.simple_tag
def mini_figure(seats: Iterable[Seat]) -> SafeString:
    """A small ring beside words that say the same: `{% mini_figure seats %}`."""
    return mini(tuple(seats))


@register.inclusion_tag("ui/error_summary.html")
def error_summary(form: Any) -> dict[str, Any]:
    """What a form still needs, with links to the fields: `{% error_summary form %}`; whole forms (`{{ form }}`) bring it themselves."""
    return {"form": form}


def _heading(title: object, level: int) -> SafeString | str:
    return format_html("<h{0}>{1}</h{0}>", level, title) if title else ""


def _kind(kind: str) -> str:
    return "kern-btn--secondary rt-btn--danger" if kind == "danger" else f"kern-btn--{kind}"


def _alert(title: object, level: str, body: str) -> SafeString:
    kind = ALERTS.get(level.split()[-1] if level else "info", "info")
    return format_html(
        '<div class="kern-alert kern-alert--{0}"{1}><div class="kern-alert__header"><span class="kern-icon kern-icon--{0}" aria-hidden="true"></span>'
        '<span class="kern-title">{2}</span></div>{3}</div>',
        kind,
        mark_safe(' role="alert"') if kind == "danger" else "",
        title,
        body,
    )


def _entries(links: Iterable[Link]) -> SafeString:
    current = mark_safe(' aria-current="page"')
    return format_html_join("", '<li><a href="{}"{}>{}</a></li>', ((link.url, current if link.is_current else "", link.label) for link in links))


def _chain_entry(link: ChainLink) -> SafeString:
    label = format_html('<a href="{}">{}</a>', link.url, link.label) if link.url else link.label
    here = mark_safe(' class="is-here" aria-current="true"') if link.is_here else ""
    return format_html("<li{}>{}{}</li>", here, label, format_html("<small>{}</small>", link.note) if link.note else "")


def _address(context: Context, name: str, number: int) -> str:
    asked = context["request"].GET.copy()
    asked[name] = str(number)
    return f"?{asked.urlencode()}"


def _paging(previous_url: str, middle: str, next_url: str) -> SafeString:
    back = format_html('<a href="{}" rel="prev">{}</a>', previous_url, _("Zurück")) if previous_url else ""
    onwards = format_html('<a href="{}" rel="next">{}</a>', next_url, _("Weiter")) if next_url else ""
    return format_html('<nav class="rt-paging" aria-label="{}">{}<span>{}</span>{}</nav>', middle or _("Weitere Einträge"), back, middle, onwards)


EYE = mark_safe(
    '<svg viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d="M1.5 10S4.6 4.5 10 4.5 18.5 10 18.5 10 15.4 15.5 10 15.5 1.5 10 1.5 10Z"/>'
    '<circle cx="10" cy="10" r="2.6"/></svg>'
)
BRAND_MARK = mark_safe(
    '<svg viewBox="-20 -20 40 40" aria-hidden="true" focusable="false"><circle class="rt-inlay" r="8.5"/><g class="rt-t-mid rt-s-fill"><circle cx="15" r="3.2"/>'
    '<circle cx="10.6" cy="10.6" r="3.2"/><circle cy="15" r="3.2"/><circle cx="-10.6" cy="10.6" r="3.2"/><circle cx="-15" r="3.2"/>'
    '<circle cx="-10.6" cy="-10.6" r="3.2"/><circle cy="-15" r="3.2"/><circle cx="10.6" cy="-10.6" r="3.2"/></g></svg>'
)
