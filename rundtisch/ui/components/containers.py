"""What holds content: cards, panels, asides, menus, the line that says who sees it."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from rundtisch.ui.components.frame import icon
from rundtisch.ui.components.words import message


def card(content: str, title: str = "", kicker: str = "", kind: str = "", level: int = 2) -> SafeString:
    """A framed thing: `{% card title="Nächste Sitzung" kicker="in zehn Tagen" kind="act" %}…{% endcard %}`.

    `kind="act"` marks what is asked of the reader.
    """
    return format_html(
        '<section class="rt-card{} rt-stack rt-stack--2">{}{}{}</section>',
        f" rt-card--{kind}" if kind else "",
        format_html('<p class="rt-kicker">{}</p>', kicker) if kicker else "",
        heading(title, level),
        content,
    )


def panel(content: str, title: str, level: int = 2) -> SafeString:
    """A part of the aside under a line: `{% panel title="Offene Fragen" %}…{% endpanel %}`."""
    return format_html('<section class="rt-panel rt-stack rt-stack--2">{}{}</section>', heading(title, level), content)


def aside(content: str, label: str = "") -> SafeString:
    """What belongs to the page, at the right from 1000 px: `{% aside %}…{% endaside %}`."""
    return format_html('<aside class="rt-aside" aria-label="{}">{}</aside>', label or _("Dazu gehört"), content)


def table_box(content: str, label: str) -> SafeString:
    """A wide table that scrolls by keyboard too: `{% table_box label="Haushalt" %}<table>…{% endtable_box %}`."""
    return format_html('<div class="rt-table-box" role="region" aria-label="{}" tabindex="0">{}</div>', label, content)


def menu(content: str, label: str) -> SafeString:
    """Acts behind one button, as list entries: `{% menu label="Mehr" %}<li>…</li>{% endmenu %}`."""
    return format_html(
        '<details class="rt-switch rt-menu" data-menu><summary>{}{}</summary><ul>{}</ul></details>',
        label,
        icon("arrow-down"),
        content,
    )


def audience(content: str, label: str) -> SafeString:
    """Who sees it, with explanation and change: `{% audience label="Mitglieder" %}Dazu gehören …{% endaudience %}`."""
    return format_html(
        '<div class="rt-audience">{}<details><summary>{} <strong>{}</strong></summary>'
        '<div class="rt-text">{}</div></details></div>',
        EYE,
        _("Sichtbar für:"),
        label,
        content,
    )


def callout(content: str, title: str, level: str = "info") -> SafeString:
    """A message with content of its own: `{% callout title="Das fehlt noch" level="warning" %}…{% endcallout %}`."""
    return message(title, level, format_html('<div class="kern-alert__body">{}</div>', content))


def heading(title: object, level: int) -> SafeString | str:
    """A heading of this level, or nothing without a title."""
    return format_html("<h{0}>{1}</h{0}>", level, title) if title else ""


EYE = mark_safe(
    '<svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">'
    '<path d="M1.5 10S4.6 4.5 10 4.5 18.5 10 18.5 10 15.4 15.5 10 15.5 1.5 10 1.5 10Z"/>'
    '<circle cx="10" cy="10" r="2.6"/></svg>'
)
