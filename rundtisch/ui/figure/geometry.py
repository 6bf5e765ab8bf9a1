"""Where chairs, place settings and names go: a table that grows until nothing touches."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import copysign, hypot

from rundtisch.ui.figure.lettering import width, wrap
from rundtisch.ui.figure.seats import MOST_AT_FOOT, Seat, Seating
from rundtisch.ui.figure.states import STATES

LINE, SMALL_LINE = 19, 17
SIZE, SMALL = 16, 15
CHAIR = 44
#: From the middle of a chair inwards to the middle of its place setting.
REACH = 50
MARGIN = 30
PITCH = 146
GROWTH = 6
TALL = 9


@dataclass(frozen=True)
class Label:
    """The lines that stand beside a chair: the name, under it the word of the state."""

    name: tuple[str, ...]
    word: tuple[str, ...]

    @property
    def height(self) -> int:
        """How much room the lines take from top to bottom."""
        return LINE * len(self.name) + SMALL_LINE * len(self.word)

    @property
    def width(self) -> float:
        """How much room the longest line takes."""
        return max([width(line, SIZE) for line in self.name] + [width(line, SMALL) for line in self.word], default=0)


@dataclass(frozen=True)
class Place:
    """A seat in the drawing, measured from the middle of the table: chair, place setting and label."""

    seat: Seat
    label: Label
    x: float
    y: float
    mat_x: float
    mat_y: float
    label_x: float
    label_y: float
    anchor: str

    @property
    def boxes(self) -> tuple["Box", ...]:
        """What must not touch what belongs to another seat."""
        begin = {"start": 0.0, "middle": self.label.width / 2, "end": self.label.width}[self.anchor]
        left, top = self.label_x - begin, self.label_y - LINE + 5
        return (
            Box(self.x - 24, self.y - 21, self.x + 24, self.y + 21),
            Box(self.mat_x - 17, self.mat_y - 17, self.mat_x + 17, self.mat_y + 17),
            Box(left, top, left + self.label.width, top + self.label.height),
        )


@dataclass(frozen=True)
class Box:
    """A rectangle that one thing takes."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        """Whether two things stand in each other's way."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True)
class Board:
    """The table itself: an oval with half axes a and b, a little fuller than an ellipse."""

    a: float
    b: float
    power: float = 2.3

    def x_at(self, y: float) -> float:
        """Half the width of the table at this height."""
        return float(self.a * (1 - min(abs(y / self.b), 1) ** self.power) ** (1 / self.power))

    def y_at(self, x: float) -> float:
        """Half the height of the table at this distance from the middle."""
        return float(self.b * (1 - min(abs(x / self.a), 1) ** self.power) ** (1 / self.power))

    def inwards(self, x: float, y: float) -> tuple[float, float]:
        """The direction from a point of the edge straight inwards."""
        across = -copysign(abs(x / self.a) ** (self.power - 1) / self.a, x)
        down = -copysign(abs(y / self.b) ** (self.power - 1) / self.b, y)
        length = hypot(across, down)
        return across / length, down / length


@dataclass(frozen=True)
class Plan:
    """The finished drawing before it is drawn; places are measured from the middle of the table."""

    width: float
    height: float
    middle: tuple[float, float]
    board: Board
    places: tuple[Place, ...]


def plan(seating: Seating) -> Plan:
    """Place everybody around the smallest table at which nothing touches."""
    is_tall = max(len(seating.left), len(seating.right)) > TALL
    breadth, a, gap = (940, 250, 10) if is_tall else (860, 220, 16)
    room = breadth / 2 - a - 40
    sides = [[(seat, _label(seat, room)) for seat in side] for side in (seating.left, seating.right)]
    span = max(*(_needed(side, gap) for side in sides), 110)
    has_ends = bool(seating.head or seating.foot)
    b = max(span / 2 + (40 if has_ends else 26), 150)
    longest = b + 40 * GROWTH
    while True:
        board = Board(a, b)
        left, right = (
            tuple(_side(side, board, span, gap, direction)) for side, direction in zip(sides, (-1, 1), strict=True)
        )
        head = tuple(_end(seating.head, board, -1, PITCH))
        foot = tuple(_end(seating.foot, board, 1, PITCH if len(seating.foot) < MOST_AT_FOOT else PITCH - 18))
        # Two long words side by side at an end touch at every size: a longer table does not help them.
        if b >= longest or not _crowded([*head, *foot], [*left[:2], *left[-2:], *right[:2], *right[-2:]]):
            break
        b += GROWTH
    places = (*head, *right, *reversed(foot), *reversed(left))
    boxes = [box for place in places for box in place.boxes]
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    top, bottom = min(top, -b) - 12, max(bottom, b) + 12
    return Plan(breadth, bottom - top, (breadth / 2, -top), board, places)


def _label(seat: Seat, room: float) -> Label:
    word = str(STATES[seat.state].word)
    return Label(wrap(seat.name, room, SIZE), wrap(word, room, SMALL))


def _needed(side: Sequence[tuple[Seat, Label]], gap: float) -> float:
    return sum(max(label.height, CHAIR) + gap for _seat, label in side)


def _side(side: Sequence[tuple[Seat, Label]], board: Board, span: float, gap: float, direction: int) -> Iterator[Place]:
    """The seats of one side from top to bottom, spaced by the height of their labels."""
    spare = max(0.0, span * (0.62 if len(side) < TALL / 3 else 1) - _needed(side, gap)) / max(len(side), 1)
    y = -(_needed(side, gap) + spare * len(side)) / 2
    for seat, label in side:
        step = max(label.height, CHAIR) + gap + spare
        yield _place(
            seat,
            label,
            (direction * board.x_at(y + step / 2), y + step / 2),
            board,
            "end" if direction < 0 else "start",
        )
        y += step


def _end(seats: Sequence[Seat], board: Board, direction: int, pitch: float) -> Iterator[Place]:
    """The seats at the head or the foot from left to right."""
    for number, seat in enumerate(seats):
        x = (number - (len(seats) - 1) / 2) * pitch
        yield _place(seat, _label(seat, pitch - 6), (x, direction * board.y_at(x)), board, "middle")


def _place(seat: Seat, label: Label, chair: tuple[float, float], board: Board, anchor: str) -> Place:
    x, y = chair
    across, down = board.inwards(x, y)
    if anchor == "middle":
        label_x, label_y = x, (y - 32 - label.height + LINE - 5 if y < 0 else y + 40)
    else:
        label_x, label_y = x + (34 if anchor == "start" else -34), y - label.height / 2 + 15
    return Place(seat, label, x, y, x + across * REACH, y + down * REACH, label_x, label_y, anchor)


def _crowded(ends: Sequence[Place], sides: Iterable[Place]) -> bool:
    """Whether a seat at the head or foot touches one of the sides' last seats or its own neighbour."""
    pairs = [*combinations(ends, 2), *((end, side) for end in ends for side in sides)]
    return any(one.touches(other) for first, second in pairs for one in first.boxes for other in second.boxes)
