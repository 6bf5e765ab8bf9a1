"""The same table as a list: what stands below 600 px and behind the switch beside the drawing."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from rundtisch.ui.figure.seats import GROUPS, Figure, Seat, clockwise
from rundtisch.ui.figure.states import STATES, shown_state


def listing(figure: Figure) -> SafeString:
    """Everybody at the table with state and remark, in the order of the drawing."""
    speaks = any(STATES[seat.state].word or seat.remark for seat in figure.seats)
    heading = format_html('<th scope="col">{}</th>', figure.heading) if speaks else ""
    return format_html(
        '<table class="rt-list{}"><caption class="kern-sr-only">{}</caption>'
        '<thead class="kern-sr-only"><tr><th scope="col">{}</th>{}</tr></thead>{}</table>',
        "" if speaks else " rt-list--plain",
        figure.title,
        _("Institution"),
        heading,
        format_html_join("", "<tbody>{}{}</tbody>", _blocks(figure, speaks=speaks)),
    )


def _blocks(figure: Figure, *, speaks: bool) -> list[tuple[SafeString, SafeString]]:
    """Head, schools, advice and authorities; a table that sits mixed has only the head apart."""
    groups = [(name, [seat for seat in figure.seats if seat.group == group]) for group, name in GROUPS.items()]
    if figure.order == "mixed":
        groups = [groups[0], (_("Am Tisch"), clockwise(figure.seats, "mixed"))]
    head = '<tr><th class="rt-list__group"{} scope="rowgroup">{}</th></tr>'
    wide = mark_safe(' colspan="2"') if speaks else ""
    return [
        (format_html(head, wide, name), format_html_join("", "{}", ((_row(seat, speaks=speaks),) for seat in seats)))
        for name, seats in groups
        if seats
    ]


def _row(seat: Seat, *, speaks: bool) -> SafeString:
    name = format_html('<a href="{}">{}</a>', seat.href, seat.name) if seat.href else seat.name
    remark = format_html('<span class="rt-remark">{}</span>', seat.remark) if seat.remark else ""
    shown = shown_state(seat.state) if STATES[seat.state].word else _("am Tisch")
    return format_html(
        '<tr><th scope="row"><span class="rt-kindtag">{}</span><span>{}</span></th>{}</tr>',
        seat.kind,
        name,
        format_html("<td>{}{}</td>", shown, remark) if speaks else "",
    )
