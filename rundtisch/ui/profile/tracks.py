"""The track of a lane: the steps of a scale side by side, and what is marked on them."""

from collections.abc import Iterator, Sequence
from typing import Literal

from django.utils.translation import gettext as _

from rundtisch.ui.figure.lettering import width
from rundtisch.ui.profile.rows import LACKS, Answer, Profile, Row, place_of, tone_of
from rundtisch.ui.profile.sketch import Cell, Mark, Piece, Stroke, Words, moved

TALL, GAP, LETTER = 30, 5, 15
DISC, RING, DIAMOND = 7.0, 10.5, 15.0
FRAME = 2.5


def profile_track(row: Row, wide: float) -> Iterator[Piece]:
    """A cell for each step with its number: the one where the row stands is filled, the target framed."""
    if row.now.number is None:
        yield from _no_place(row.now, wide)
        return
    now = place_of(row.now.number, row.scale)
    step = (wide + GAP) / len(row.scale)
    for place, one in enumerate(row.scale):
        kind = f"rt-p-cell is-now rt-p-tone-{tone_of(place, row.scale)}" if place == now else "rt-p-cell"
        cell = Cell(place * step, 0, step - GAP, TALL, kind)
        yield cell
        letter = f"rt-p-now rt-p-on-{tone_of(place, row.scale)}" if place == now else "rt-p-step"
        yield Words((str(one.number),), cell.x + cell.width / 2, TALL / 2 + 5.2, LETTER, letter, "middle")
        if one.number == row.target:
            yield _framed(cell)


def change_track(row: Row, wide: float) -> Iterator[Piece]:
    """A tick for each step; a ring where the row stood, a disc where it stands, a diamond around the aim."""
    before = row.before.number if row.before else None
    if row.now.number is None and before is None:
        yield from _no_place(row.now, wide)
        return
    at = [DIAMOND + (wide - 2 * DIAMOND) * place / max(len(row.scale) - 1, 1) for place in range(len(row.scale))]
    y = TALL / 2
    yield Stroke((at[0], y, at[-1], y), "rt-p-line")
    for x in at:
        yield Stroke((x, y - 5, x, y + 5), "rt-p-line")
    place = {
        number: at[place_of(number, row.scale)] for number in (before, row.now.number, row.target) if number is not None
    }
    if before is not None and row.now.number is not None and before != row.now.number:
        yield Stroke((place[before], y, place[row.now.number], y), "rt-p-way")
    if row.target is not None:
        yield Mark("diamond", place[row.target], y, DIAMOND, "rt-p-aim")
    if before is not None:
        yield Mark("ring", place[before], y, RING, "rt-p-before")
    if row.now.number is not None:
        yield Mark("disc", place[row.now.number], y, DISC, "rt-p-disc")


def profile_key(profile: Profile) -> tuple[Piece, ...]:
    """What the frame of a profile means; nothing where none is drawn."""
    if all(row.target is None or row.now.number is None for row in profile.rows):
        return ()
    now, target = Cell(2, 2, 26, 21, "rt-p-cell is-now rt-p-tone-2"), Cell(4, 4, 22, 17, "rt-p-cell")
    return tuple(_key([([now], _("Stand")), ([target, _framed(target)], _("Ziel"))]))


def change_key(profile: Profile) -> tuple[Piece, ...]:
    """What the marks of a change mean, as far as they are used."""
    marks: list[tuple[Literal["disc", "ring", "diamond"], str, str, bool]] = [
        ("ring", "rt-p-before", _("vorher"), any(row.before and row.before.number is not None for row in profile.rows)),
        ("disc", "rt-p-disc", _("jetzt"), True),
        ("diamond", "rt-p-aim", _("Ziel"), any(row.target is not None for row in profile.rows)),
    ]
    reach = {"ring": RING, "disc": DISC, "diamond": 13.0}
    return tuple(
        _key([([Mark(shape, 14, 14, reach[shape], kind)], word) for shape, kind, word, is_used in marks if is_used])
    )


def _key(entries: Sequence[tuple[Sequence[Piece], str]]) -> Iterator[Piece]:
    x = 0.0
    for signs, word in entries:
        for sign in signs:
            yield moved(sign, x, 0)
        yield Words((word,), x + 36, 18, LETTER, "rt-p-more")
        x += 36 + width(word, LETTER) + 26


def _framed(cell: Cell) -> Cell:
    return Cell(cell.x - FRAME, cell.y - FRAME, cell.width + 2 * FRAME, cell.height + 2 * FRAME, "rt-p-aim")


def _no_place(answer: Answer, wide: float) -> Iterator[Piece]:
    """A track without steps, with the sign that says why."""
    yield Cell(0, 0, wide, TALL, "rt-p-none")
    yield Words((LACKS[answer.lack][0],), wide / 2, TALL / 2 + 5.2, LETTER, "rt-p-step", "middle")
