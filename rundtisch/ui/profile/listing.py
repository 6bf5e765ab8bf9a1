"""The same figures as tables: what stands behind the switch, and on a phone where no drawing fits."""

from collections.abc import Iterable, Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rundtisch.ui.profile.rows import Course, Panel, Profile, Row, place_of


def profile_table(profile: Profile) -> SafeString:
    """Every row with its answer, where it stood and where it shall be."""
    return format_html(
        '<table class="rt-list rt-p-list"><caption class="kern-sr-only">{}</caption><thead class="kern-sr-only"><tr>'
        '<th scope="col">{}</th><th scope="col">{}</th></tr></thead>{}</table>',
        profile.title,
        _("Kategorie"),
        _("Stand"),
        format_html_join(
            "",
            '<tbody><tr><th class="rt-list__group" colspan="2" scope="rowgroup">{}</th></tr>{}</tbody>',
            ((part.title, format_html_join("", "{}", ((_row(row),) for row in part.rows))) for part in profile.parts),
        ),
    )


def _row(row: Row) -> SafeString:
    remarks = [words for words in (_said_scale(row), row.said_before, row.said_target, row.remark) if words]
    return format_html(
        '<tr><th scope="row">{}</th><td><b>{}</b>{}</td></tr>',
        _linked(row),
        row.now.said(row.scale),
        format_html_join("", '<span class="rt-p-remark">{}</span>', ((words,) for words in remarks)),
    )


def _said_scale(row: Row) -> str:
    if row.now.number is None:
        return ""
    return _("Skala %(first)s bis %(last)s") % {
        "first": row.scale[0].number,
        "last": row.scale[-1].number,
    }


def course_table(course: Course) -> SafeString:
    """Every panel as a row, every round as a column."""
    aims = any(panel.target is not None for part in course.parts for panel in part.panels)
    heads = [_("Kategorie"), *course.rounds, *([_("Ziel")] if aims else [])]
    return format_html(
        '<table class="rt-grid"><caption class="kern-sr-only">{}</caption><thead><tr>{}</tr></thead>{}</table>',
        course.title,
        format_html_join("", '<th scope="col">{}</th>', ((head,) for head in heads)),
        format_html_join(
            "",
            '<tbody><tr><th class="rt-list__group" colspan="{}" scope="rowgroup">{}</th></tr>{}</tbody>',
            ((len(heads), part.title, _course_rows(part.panels, aims=aims)) for part in course.parts),
        ),
    )


def _course_rows(panels: Iterable[Panel], *, aims: bool) -> SafeString:
    return format_html_join(
        "",
        '<tr><th scope="row">{}</th>{}</tr>',
        (
            (_linked(panel), format_html_join("", "<td>{}</td>", ((words,) for words in _answers(panel, aims=aims))))
            for panel in panels
        ),
    )


def _answers(panel: Panel, *, aims: bool) -> Iterator[str]:
    yield from (answer.said(panel.scale) for answer in panel.answers)
    if aims:
        yield "" if panel.target is None else panel.scale[place_of(panel.target, panel.scale)].said


def _linked(one: Row | Panel) -> SafeString | str:
    return format_html('<a href="{}">{}</a>', one.href, one.heading) if one.href else one.heading
