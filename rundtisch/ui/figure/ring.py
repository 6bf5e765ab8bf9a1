"""A small ring of seats for lists and boards; decorative, the words stand beside it."""

from collections.abc import Sequence
from math import cos, pi, sin

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from rundtisch.ui.figure.seats import Seat
from rundtisch.ui.figure.states import STATES


def mini(seats: Sequence[Seat]) -> SafeString:
    """The seats around a small table, each with the tone of its state."""
    scale = min(1.0, 16 / max(len(seats), 1))
    dots = [
        (STATES[seat.state].tone, _dot(seat, -pi / 2 - 2 * pi * (number + 0.5) / len(seats), scale))
        for number, seat in enumerate(seats)
    ]
    return format_html(
        '<svg class="rt-mini" viewBox="-40 -40 80 80" aria-hidden="true" focusable="false">'
        '<circle class="rt-top" r="20"/>{}</svg>',
        format_html_join("", '<g class="rt-t-{}">{}</g>', dots),
    )


def _dot(seat: Seat, angle: float, scale: float) -> SafeString:
    """A square where something needs attention, a full or hollow dot elsewhere; smaller where many sit."""
    x, y = 31 * cos(angle), 31 * sin(angle)
    tone = STATES[seat.state].tone
    if tone == "warn":
        half = 5 * scale
        corner, side = (f"{x - half:.1f}", f"{y - half:.1f}"), f"{2 * half:.1f}"
        return format_html(
            '<rect class="rt-s-disc" x="{}" y="{}" width="{}" height="{}" rx="1.5"/>', *corner, side, side
        )
    kind, radius = {"strong": ("disc", 5.6), "mid": ("fill", 4.6), "quiet": ("ring", 4.2)}[tone]
    return format_html(
        '<circle class="rt-s-{}" cx="{}" cy="{}" r="{}"/>', kind, f"{x:.1f}", f"{y:.1f}", f"{radius * scale:.1f}"
    )
