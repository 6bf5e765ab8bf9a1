"""Rows as lanes: the name, its scale as a track, and the answer in words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rundtisch.ui.figure.lettering import fit
from rundtisch.ui.profile.rows import Part, Profile, Row
from rundtisch.ui.profile.sketch import Piece, Sketch, Words, high, moved
from rundtisch.ui.profile.tracks import TALL, change_key, change_track, profile_key, profile_track

NAME, SMALL, HEAD = 16, 15, 18
APART, BETWEEN = 18, 44
#: From one lane to the next, and from one part to the next.
AIR, PART_AIR = 9, 14


@dataclass(frozen=True)
class Columns:
    """How wide the three columns of lanes are; narrow ones name a row by its number alone."""

    name: float
    track: float
    words: float
    is_narrow: bool = False

    @property
    def width(self) -> float:
        """All three with what stands between them."""
        return self.name + self.track + self.words + 2 * APART


WIDE = Columns(256, 212, 216)
NARROW = Columns(34, 128, 142, is_narrow=True)

Track = Callable[[Row, float], Iterable[Piece]]


def profile_lanes(profile: Profile, columns: Columns = WIDE) -> Sketch:
    """Where each row stands, as a marked step of its track."""
    return _stacked(profile.parts, columns, profile_track, profile_key(profile))


def change_lanes(profile: Profile, columns: Columns = WIDE) -> Sketch:
    """Where each row stood and stands, and where it shall be, as points on its track."""
    return _stacked(profile.parts, columns, change_track, change_key(profile))


def two_columns(profile: Profile) -> Sketch:
    """The lanes of a profile in two columns about equally high, for paper that lies on its long side."""
    parts = list(profile.parts)
    tall = [_stacked([part], WIDE, profile_track, ()).height for part in parts]
    cut = min(range(len(parts) + 1), key=lambda at: abs(sum(tall[:at]) - sum(tall[at:])))
    left = _stacked(parts[:cut], WIDE, profile_track, profile_key(profile))
    right = _stacked(parts[cut:], WIDE, profile_track, profile_key(profile))
    across = WIDE.width + BETWEEN
    pieces = (*left.pieces, *(moved(piece, across, 0) for piece in right.pieces))
    return Sketch(across + WIDE.width, max(left.height, right.height), pieces)


def _stacked(parts: Sequence[Part], columns: Columns, track: Track, key: Sequence[Piece]) -> Sketch:
    pieces: list[Piece] = [*key]
    y = 36.0 if key else 2.0
    for part in parts:
        if part.title:
            title = fit(part.title, columns.width, HEAD)
            pieces.append(Words(title, 0, y + HEAD, HEAD, "rt-p-part"))
            y += high(title, HEAD) + 12
        for row in part.rows:
            lane, tall = _lane(row, columns, track)
            pieces += [moved(piece, 0, y) for piece in lane]
            y += tall + AIR
        y += PART_AIR
    return Sketch(columns.width, y, tuple(pieces))


def _lane(row: Row, columns: Columns, track: Track) -> tuple[list[Piece], float]:
    """The pieces of one lane, measured from its top, and how high it is."""
    name = fit((row.number or row.title) if columns.is_narrow else row.heading, columns.name, NAME)
    said = [
        (kind, fit(words, columns.words, SMALL))
        for kind, words in (
            ("rt-p-said", row.now.said(row.scale)),
            ("rt-p-more", row.said_before),
            ("rt-p-more", row.said_target),
            ("rt-p-more", row.remark),
        )
        if words
    ]
    tall = max(high(name, NAME), sum(high(lines, SMALL) for _kind, lines in said), TALL)
    pieces: list[Piece] = [Words(name, 0, _foot(name, NAME, tall), NAME, "rt-name", href=row.href)]
    down = (tall - TALL) / 2
    pieces += [moved(piece, columns.name + APART, down) for piece in track(row, columns.track)]
    x = columns.name + columns.track + 2 * APART
    y = (tall - sum(high(lines, SMALL) for _kind, lines in said)) / 2
    for kind, lines in said:
        pieces.append(Words(lines, x, _foot(lines, SMALL, high(lines, SMALL)) + y, SMALL, kind))
        y += high(lines, SMALL)
    return pieces, tall


def _foot(lines: tuple[str, ...], size: float, tall: float) -> float:
    """The foot of the first line, if all of them stand in the middle of this height."""
    return (tall - high(lines, size)) / 2 + 0.9 * size
