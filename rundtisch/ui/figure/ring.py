"""A small ring of seats for lists and boards; decorative, the words stand beside it."""

from collections.abc import Sequence
from functools import lru_cache
from math import cos, pi, sin

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from rundtisch.ui.figure.seats import Seat
from rundtisch.ui.figure.states import STATES


def mini(seats: Sequence[Seat]) -> SafeString:
    """The seats around a small table, each with the tone of its state."""
    return _ring(tuple(STATES[seat.state].tone for seat in seats))


@lru_cache(maxsize=1024)
def _ring(tones: tuple[str, ...]) -> SafeString:
    scale = min(1.0, 16 / max(len(tones), 1))
    angles = (-pi / 2 - 2 * pi * (number + 0.5) / len(tones) for number in range(len(tones)))
    dots = [(tone, _dot(tone, angle, scale)) for tone, angle in zip(tones, angles, strict=True)]
    return format_html(
        '<svg class="rt-mini" viewBox="-40 -40 80 80" aria-hidden="true" focusable="false">'
        '<circle class="rt-top" r="20"/>{}</svg>',
        format_html_join("", '<g class="rt-t-{}">{}</g>', dots),
    )


def _dot(tone: str, angle: float, scale: float) -> SafeString:
    """A square where something needs attention, a full or hollow dot elsewhere; smaller where many sit."""
    x, y = 31 * cos(angle), 31 * sin(angle)
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
