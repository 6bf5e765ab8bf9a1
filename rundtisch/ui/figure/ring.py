"""A small ring of seats for lists and boards; decorative, the words stand beside it."""

from collections.abc import Sequence
from math import cos, pi, sin

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from rundtisch.ui.figure.seats import Seat
from rundtisch.ui.figure.states import STATES


def mini(seats: Sequence[Seat]) -> SafeString:
    """The seats around a small table, each with the tone of its state."""
    dots = [(STATES[seat.state].tone, _dot(seat, -pi / 2 - 2 * pi * (number + 0.5) / len(seats))) for number, seat in enumerate(seats)]
    return format_html(
        '<svg class="rt-mini" viewBox="-40 -40 80 80" aria-hidden="true" focusable="false"><circle class="rt-top" r="20"/>{}</svg>',
        format_html_join("", '<g class="rt-t-{}">{}</g>', dots),
    )


def _dot(seat: Seat, angle: float) -> SafeString:
    """A square where something needs attention, a full or hollow dot elsewhere."""
    x, y = 31 * cos(angle), 31 * sin(angle)
    tone = STATES[seat.state].tone
    if tone == "warn":
        return format_html('<rect class="rt-s-disc" x="{}" y="{}" width="10" height="10" rx="2"/>', f"{x - 5:.1f}", f"{y - 5:.1f}")
    kind, radius = {"strong": ("disc", "5.6"), "mid": ("fill", "4.6"), "quiet": ("ring", "4.2")}[tone]
    return format_html('<circle class="rt-s-{}" cx="{}" cy="{}" r="{}"/>', kind, f"{x:.1f}", f"{y:.1f}", radius)
