"""Facts, views, the way here, pages of a list, chains, empty places."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Page
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from rundtisch.ui.chain import ChainLink
from rundtisch.ui.components.acts import link_button
from rundtisch.ui.frame import Link


def facts(rows: Iterable[tuple[object, object]]) -> SafeString:
    """Names and values: `{% facts rows %}` with rows as pairs; values may be marked-safe HTML."""
    return format_html('<dl class="rt-facts">{}</dl>', format_html_join("", "<dt>{}</dt><dd>{}</dd>", rows))


def tabs(links: Iterable[Link], label: str) -> SafeString:
    """The views of one thing: `{% tabs links "Ansichten" %}`."""
    return format_html('<nav class="rt-views" aria-label="{}"><ul>{}</ul></nav>', label, _entries(links))


def breadcrumb(*steps: object) -> SafeString:
    """The way here, words and addresses in turn, the last one a word: `{% breadcrumb "Vereinbarungen" url "V5" %}`."""
    ways = format_html_join("", '<li><a href="{1}">{0}</a></li>', zip(steps[:-1:2], steps[1::2], strict=True))
    return format_html(
        '<nav class="rt-crumb" aria-label="{}"><ol>{}<li aria-current="page">{}</li></ol></nav>',
        _("Sie sind hier"),
        ways,
        steps[-1],
    )


def pagination(context: Context, page: Page[Any], name: str = "page") -> SafeString | str:
    """Earlier and later pages of a list, keeping the filters: `{% pagination page %}`."""
    if not page.has_other_pages():
        return ""
    return _paging(
        _address(context, name, page.previous_page_number()) if page.has_previous() else "",
        _("Seite %(number)s von %(all)s") % {"number": page.number, "all": page.paginator.num_pages},
        _address(context, name, page.next_page_number()) if page.has_next() else "",
    )


def cursor_pagination(previous_url: str = "", next_url: str = "") -> SafeString | str:
    """Back and on in a list without page numbers: `{% cursor_pagination rows.previous_url rows.next_url %}`."""
    return _paging(previous_url, "", next_url) if previous_url or next_url else ""


def chain(links: Iterable[ChainLink]) -> SafeString:
    """How one thing led to the next: `{% chain links %}` with `rundtisch.ui.chain.ChainLink`s."""
    return format_html(
        '<ol class="rt-chain">{}</ol>', format_html_join("", "{}", ((_chain_entry(link),) for link in links))
    )


def empty(title: object, text: object = "", url: str = "", label: object = "") -> SafeString:
    """What will be here, why, and the first step: `{% empty "Noch keine Fragen" "Hier …" url "Frage stellen" %}`."""
    step = link_button(label, url) if url else ""
    return format_html(
        '<div class="rt-empty"><p class="rt-empty__title">{}</p><p class="rt-text">{}</p>{}</div>', title, text, step
    )


def _entries(links: Iterable[Link]) -> SafeString:
    current = mark_safe(' aria-current="page"')
    return format_html_join(
        "",
        '<li><a href="{}"{}>{}</a></li>',
        ((link.url, current if link.is_current else "", link.label) for link in links),
    )


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
    return format_html(
        '<nav class="rt-paging" aria-label="{}">{}<span>{}</span>{}</nav>',
        middle or _("Weitere Einträge"),
        back,
        middle,
        onwards,
    )
