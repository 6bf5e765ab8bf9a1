"""A second view of a profile: the rows as rays of a web. Its area says nothing, so none is filled."""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin

from rundtisch.ui.figure.lettering import fit
from rundtisch.ui.profile.rows import LACKS, Profile, Row, place_of, tone_of
from rundtisch.ui.profile.sketch import Anchor, Mark, Piece, Sketch, Stroke, Words, high, moved

NAME, SMALL, ROOM = 16, 15, 118
#: From the middle to the first step; from the last step to the words.
CORE, APART = 26, 16
SHORTEST, GROWTH, LONGEST = 150, 12, 900
MIDDLE = 0.35


def web(profile: Profile) -> Sketch:
    """Every row on a ray from the middle outwards, on the smallest web at which no words touch."""
    rows = list(profile.rows)
    reach = SHORTEST
    while True:
        words = list(_words(rows, reach))
        drawn = Sketch(0, 0, tuple(words))
        if not drawn.touching or reach >= LONGEST:
            break
        reach += GROWTH
    pieces = [*_rays(rows, reach), *_way(rows, reach), *_marks(rows, reach), *words]
    boxes = [piece.box for piece in pieces]
    left, top = min(box.left for box in boxes) - 4, min(box.top for box in boxes) - 4
    return Sketch(
        max(box.right for box in boxes) - left + 4,
        max(box.bottom for box in boxes) - top + 4,
        tuple(moved(piece, -left, -top) for piece in pieces),
    )


def _direction(number: int, many: int) -> tuple[float, float]:
    angle = 2 * pi * number / many - pi / 2
    return cos(angle), sin(angle)


def _at(place: int, row: Row, reach: float) -> float:
    return CORE + (reach - CORE) * place / max(len(row.scale) - 1, 1)


def _rays(rows: Sequence[Row], reach: float) -> Iterator[Piece]:
    for number, row in enumerate(rows):
        x, y = _direction(number, len(rows))
        yield Stroke((CORE * x, CORE * y, reach * x, reach * y), "rt-p-rule")
        for place in range(len(row.scale)):
            far = _at(place, row, reach)
            yield Mark("disc", far * x, far * y, 3, "rt-p-tick")


def _spots(rows: Sequence[Row], reach: float) -> list[tuple[float, float, int] | None]:
    """Where each row stands, with its step; nothing where it has none."""
    spots: list[tuple[float, float, int] | None] = []
    for number, row in enumerate(rows):
        if row.now.number is None:
            spots.append(None)
            continue
        x, y = _direction(number, len(rows))
        place = place_of(row.now.number, row.scale)
        spots.append((_at(place, row, reach) * x, _at(place, row, reach) * y, place))
    return spots


def _way(rows: Sequence[Row], reach: float) -> Iterator[Piece]:
    """Neighbours joined; a row without a step leaves a gap."""
    spots = _spots(rows, reach)
    for here, there in zip(spots, [*spots[1:], *spots[:1]], strict=True):
        if here and there and here is not there:
            yield Stroke((*here[:2], *there[:2]), "rt-p-way")


def _marks(rows: Sequence[Row], reach: float) -> Iterator[Piece]:
    for row, spot in zip(rows, _spots(rows, reach), strict=True):
        if spot:
            yield Mark("disc", *spot[:2], 7.5, f"rt-p-point rt-p-tone-{tone_of(spot[2], row.scale)}")


def _words(rows: Sequence[Row], reach: float) -> Iterator[Words]:
    """Name and answer at the end of each ray."""
    for number, row in enumerate(rows):
        x, y = _direction(number, len(rows))
        anchor: Anchor = "middle" if abs(x) < MIDDLE else "start" if x > 0 else "end"
        name = fit(row.number or row.title, ROOM, NAME)
        said = fit(_answer(row), ROOM, SMALL)
        tall = high(name, NAME) + high(said, SMALL)
        top = (reach + APART) * y - tall * (1 - y) / 2
        yield Words(name, (reach + APART) * x, top + 0.9 * NAME, NAME, "rt-name", anchor)
        foot = top + high(name, NAME) + 0.9 * SMALL
        yield Words(said, (reach + APART) * x, foot, SMALL, "rt-p-more", anchor)


def _answer(row: Row) -> str:
    if row.now.number is None:
        return f"{LACKS[row.now.lack][0]} {row.now.said(row.scale)}"
    step = row.scale[place_of(row.now.number, row.scale)]
    return f"{step.number} {step.short or step.word}"
