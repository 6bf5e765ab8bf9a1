"""One small panel for one thing over rounds: rounds from left to right, the steps of its scale from the foot up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from django.utils.translation import gettext as _

from rundtisch.ui.figure.lettering import fit
from rundtisch.ui.profile.rows import LACKS, Answer, Panel, place_of, tone_of
from rundtisch.ui.profile.sketch import Mark, Piece, Sketch, Stroke, Words, high

WIDE, WORDS, APART = 320, 104, 20
LETTER, LEAST = 15, 24
DISC, DIAMOND = 7.5, 9.0
#: The narrowest place of a round, and of one whose name is written.
NEAR, NAMED = 17, 62


@dataclass(frozen=True)
class _Axes:
    """Where rounds and steps lie; the foot is the place of what has no step."""

    across: tuple[float, ...]
    up: tuple[float, ...]
    foot: float | None
    pitch: float
    end: float


def panel(one: Panel, rounds: Sequence[str]) -> Sketch:
    """The newest rounds that fit, joined where two follow each other; a column of its own for the aim."""
    room = WIDE - WORDS - APART - NAMED * (2 if one.target is not None else 1)
    fitting = int(room // NEAR) + 1
    answers, names = one.answers[-fitting:], list(rounds)[-fitting:]
    has_lack = any(answer.number is None for answer in answers)
    labels = [fit(f"{step.number} {step.short or step.word}", WORDS, LETTER) for step in one.scale]
    rows = [*([(_("ohne Stand"),)] if has_lack else []), *labels]
    pitches = [max(high(lines, LETTER) + 4, LEAST) for lines in rows]
    tall = sum(pitches)
    middles = [tall - sum(pitches[:place]) - pitches[place] / 2 for place in range(len(rows))]
    across, pitch = _columns(len(answers), has_target=one.target is not None)
    axes = _Axes(
        across,
        tuple(middles[has_lack:]),
        middles[0] if has_lack else None,
        pitch,
        tall,
    )
    pieces = [
        *_labels(rows, middles, has_lack=has_lack),
        *_points(one, answers, axes),
        *_names(names, one.target is not None, axes),
    ]
    return Sketch(WIDE, max(piece.box.bottom for piece in pieces) + 4, tuple(pieces))


def _columns(number: int, *, has_target: bool) -> tuple[tuple[float, ...], float]:
    """The middle of each round's place, the aim's last; and how far apart rounds are."""
    left, right = WORDS + APART + NAMED / 2, WIDE - NAMED / 2 - (NAMED if has_target else 0)
    pitch = (right - left) / (number - 1) if number > 1 else right - left
    middles = [left + pitch * place for place in range(number)] if number > 1 else [(left + right) / 2]
    return (*middles, *([WIDE - NAMED / 2] if has_target else [])), pitch


def _labels(rows: Sequence[tuple[str, ...]], middles: Sequence[float], *, has_lack: bool) -> Iterator[Piece]:
    """The steps with their rules; what has no step lies on none."""
    for number, (lines, y) in enumerate(zip(rows, middles, strict=True)):
        if number or not has_lack:
            yield Stroke((WORDS + APART / 2, y, WIDE, y), "rt-p-rule")
        yield Words(lines, WORDS, y - high(lines, LETTER) / 2 + 0.9 * LETTER, LETTER, "rt-p-more", "end")


def _points(one: Panel, answers: Sequence[Answer], axes: _Axes) -> Iterator[Piece]:
    """The way first, so that the points lie on it."""
    placed = [None if answer.number is None else place_of(answer.number, one.scale) for answer in answers]
    for number, (here, there) in enumerate(pairwise(placed)):
        if here is not None and there is not None:
            yield Stroke((axes.across[number], axes.up[here], axes.across[number + 1], axes.up[there]), "rt-p-way")
    for x, place, answer in zip(axes.across, placed, answers, strict=False):
        if place is not None:
            yield Mark("disc", x, axes.up[place], DISC, f"rt-p-point rt-p-tone-{tone_of(place, one.scale)}")
        elif axes.foot is not None:
            yield Words((LACKS[answer.lack][0],), x, axes.foot + 5, LETTER, "rt-p-said", "middle")
    if one.target is not None:
        yield Mark("diamond", axes.across[-1], axes.up[place_of(one.target, one.scale)], DIAMOND, "rt-p-aim")


def _names(rounds: Sequence[str], has_target: bool, axes: _Axes) -> Iterator[Piece]:
    """The names below, from the newest back as many as have room."""
    y = axes.end + 4 + 0.8 * LETTER
    places = axes.across[: len(rounds)]
    if has_target:
        yield Words((_("Ziel"),), axes.across[-1], y, LETTER, "rt-p-more", "middle")
    every = max(1, ceil(NAMED / axes.pitch))
    for place in range(len(rounds) - 1, -1, -every):
        yield Words(fit(rounds[place], NAMED - 4, LETTER), places[place], y, LETTER, "rt-p-more", "middle")
