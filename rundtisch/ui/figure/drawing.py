"""The drawing of the table as static SVG; the classes carry the colour, the words and signs the meaning."""

from functools import lru_cache
from math import copysign, cos, pi, sin

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rundtisch.ui.figure.geometry import LINE, SMALL_LINE, Board, Place, Plan, plan
from rundtisch.ui.figure.listing import listing
from rundtisch.ui.figure.seats import Figure, seat_all
from rundtisch.ui.figure.states import SIGNS, STATES

CHAIRS = {
    "school": mark_safe('<circle class="rt-chair rt-chair--school" r="20"/>'),
    "authority": mark_safe(
        '<rect class="rt-chair rt-chair--authority" x="-19" y="-19" width="38" height="38" rx="8"/>'
    ),
    "advice": mark_safe('<path class="rt-chair rt-chair--advice" d="M-11.5-20H11.5L23 0 11.5 20H-11.5L-23 0Z"/>'),
    "head": mark_safe('<rect class="rt-chair rt-chair--head" x="-26" y="-18" width="52" height="36" rx="18"/>'),
}


def draw(figure: Figure) -> SafeString:
    """The figure for a page: from 600 px the drawing with the list behind a switch, below that the list."""
    return _shown(figure, get_language())


@lru_cache(maxsize=128)
def _shown(figure: Figure, _language: str | None) -> SafeString:
    """Put together once for everybody who sees the same in the same language."""
    return format_html(
        '<figure class="rt-figure" id="{}"><div class="rt-figure__drawing">{}</div>'
        '<details class="rt-more rt-figure__switch"><summary>{}</summary></details>{}</figure>',
        figure.ident,
        svg(figure),
        _("Als Tabelle lesen"),
        listing(figure),
    )


def svg(figure: Figure) -> SafeString:
    """The drawing alone, for pages and paper; drawn once for everybody who sees the same in the same language."""
    return _drawn(figure, get_language())


@lru_cache(maxsize=256)
def _drawn(figure: Figure, _language: str | None) -> SafeString:
    drawn = plan(seat_all(figure.seats, figure.order))
    has_links = any(seat.href for seat in figure.seats)
    return format_html(
        '<svg class="rt-table" viewBox="0 0 {} {}" role="{}" aria-labelledby="{}-t {}-d">'
        '<title id="{}-t">{}</title><desc id="{}-d">{}</desc>'
        '<path class="rt-top" d="{}"/><path class="rt-inlay" d="{}"/><g transform="translate({} {})">{}{}{}</g></svg>',
        f"{drawn.width:.0f}",
        f"{drawn.height:.0f}",
        "group" if has_links else "img",
        *[figure.ident] * 3,
        figure.title,
        figure.ident,
        figure.description,
        _oval(drawn, 27),
        _oval(drawn, 78),
        *(f"{middle:.0f}" for middle in drawn.middle),
        format_html_join("", "{}", ((_setting(place),) for place in drawn.places)),
        format_html_join("", "{}", ((_chair(place),) for place in drawn.places)),
        _centre(figure.centre),
    )


def _oval(drawn: Plan, inset: float) -> str:
    """The edge of the table, drawn as a line of short pieces."""
    board = Board(drawn.board.a - inset, drawn.board.b - inset)
    x, y = drawn.middle
    around = (2 * pi * step / 96 for step in range(96))
    points = (
        (copysign(abs(cos(t)) ** (2 / board.power), cos(t)), copysign(abs(sin(t)) ** (2 / board.power), sin(t)))
        for t in around
    )
    return "M" + "L".join(f"{x + board.a * across:.1f} {y + board.b * down:.1f}" for across, down in points) + "Z"


def _setting(place: Place) -> SafeString:
    """The place setting in front of a chair: it carries the sign of the state."""
    shown = STATES[place.seat.state]
    return format_html(
        '<g class="rt-t-{}" transform="translate({} {})"><circle class="rt-mat" r="{}"/>{}</g>',
        shown.tone,
        f"{place.mat_x:.1f}",
        f"{place.mat_y:.1f}",
        11 if shown.sign == "none" else 17,
        SIGNS[shown.sign],
    )


def _chair(place: Place) -> SafeString:
    """The chair with its letters and the label; a link where the seat leads somewhere."""
    seat = place.seat
    drawn = format_html(
        '<g transform="translate({} {})">{}<text class="rt-kind" y="5.2">{}</text></g>{}',
        f"{place.x:.1f}",
        f"{place.y:.1f}",
        CHAIRS[seat.group],
        seat.kind,
        _lines(place),
    )
    return format_html('<a href="{}">{}</a>', seat.href, drawn) if seat.href else drawn


def _lines(place: Place) -> SafeString:
    begin = place.label_y + LINE * len(place.label.name) - 1
    blocks = [("name", place.label_y, place.label.name, LINE)]
    if place.label.word:
        blocks.append(("word", begin, place.label.word, SMALL_LINE))
    x = f"{place.label_x:.1f}"
    return format_html_join(
        "",
        '<text class="rt-{} rt-a-{}" x="{}" y="{}">{}</text>',
        (
            (
                kind,
                place.anchor,
                x,
                f"{y:.1f}",
                format_html_join("", '<tspan x="{}" dy="{}">{}</tspan>', _rows(lines, x, pitch)),
            )
            for kind, y, lines, pitch in blocks
        ),
    )


def _rows(lines: tuple[str, ...], x: str, pitch: int) -> list[tuple[str, int, str]]:
    return [(x, pitch if number else 0, line) for number, line in enumerate(lines)]


def _centre(lines: tuple[str, ...]) -> SafeString:
    """What stands on the table: the first line large."""
    first = 8 - (len(lines) - 1) * 13
    return format_html_join(
        "",
        '<text class="{}" y="{}">{}</text>',
        (("rt-centre" if number else "rt-centre-big", first + number * 28, line) for number, line in enumerate(lines)),
    )
