"""A drawing before it is drawn: words and shapes at their places, so that it can be measured."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from rundtisch.ui.figure.geometry import Box
from rundtisch.ui.figure.lettering import width

Anchor = Literal["start", "middle", "end"]
#: From one line of words to the next, in heights of a letter.
LEADING = 1.2
#: What a sum of fractions may be off.
SLACK = 0.01


@dataclass(frozen=True)
class Words:
    """Lines of words; `y` is the foot of the first line."""

    lines: tuple[str, ...]
    x: float
    y: float
    size: float
    kind: str
    anchor: Anchor = "start"
    href: str = ""

    @property
    def box(self) -> Box:
        """The room that the words take."""
        wide = max((width(line, self.size) for line in self.lines), default=0.0)
        left = self.x - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]
        top = self.y - 0.9 * self.size
        return Box(left, top, left + wide, top + high(self.lines, self.size) - SLACK)


@dataclass(frozen=True)
class Cell:
    """A step of a scale."""

    x: float
    y: float
    width: float
    height: float
    kind: str

    @property
    def box(self) -> Box:
        """The room that it takes."""
        return Box(self.x, self.y, self.x + self.width, self.y + self.height)


@dataclass(frozen=True)
class Mark:
    """A sign on a scale: a disc, a ring or a diamond around its middle."""

    shape: Literal["disc", "ring", "diamond"]
    x: float
    y: float
    reach: float
    kind: str

    @property
    def box(self) -> Box:
        """The room that it takes."""
        return Box(self.x - self.reach, self.y - self.reach, self.x + self.reach, self.y + self.reach)


@dataclass(frozen=True)
class Stroke:
    """A line from one point to another."""

    points: tuple[float, float, float, float]
    kind: str

    @property
    def box(self) -> Box:
        """The room that it takes."""
        across, down, other_across, other_down = self.points
        return Box(min(across, other_across), min(down, other_down), max(across, other_across), max(down, other_down))


Piece = Words | Cell | Mark | Stroke


@dataclass(frozen=True)
class Sketch:
    """A finished drawing before it is drawn."""

    width: float
    height: float
    pieces: tuple[Piece, ...]

    @property
    def outside(self) -> list[Piece]:
        """What would be cut off."""
        return [
            piece
            for piece in self.pieces
            if piece.box.left < -SLACK
            or piece.box.top < -SLACK
            or piece.box.right > self.width + SLACK
            or piece.box.bottom > self.height + SLACK
        ]

    @property
    def touching(self) -> list[tuple[Words, Words]]:
        """Words that stand in each other's way."""
        words = [piece for piece in self.pieces if isinstance(piece, Words)]
        return [(one, other) for one, other in combinations(words, 2) if one.box.touches(other.box)]


def high(lines: Sequence[str], size: float) -> float:
    """How high lines of words are."""
    return len(lines) * LEADING * size


def moved(piece: Piece, across: float, down: float) -> Piece:
    """The same piece at another place."""
    if isinstance(piece, Stroke):
        one, two, three, four = piece.points
        return Stroke((one + across, two + down, three + across, four + down), piece.kind)
    return replace(piece, x=piece.x + across, y=piece.y + down)
