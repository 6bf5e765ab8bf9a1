"""When each agenda item begins, and whether the agenda fits the planned time; pure Python."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Slot:
    """The time of one agenda item."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class TimePlan:
    """The time line of a meeting: when each item begins, and the sum against the planned length."""

    slots: tuple[Slot, ...]
    total: int
    planned: int

    @property
    def spare(self) -> int:
        """Minutes left over; less than nothing when the agenda is too long."""
        return self.planned - self.total

    @property
    def is_too_long(self) -> bool:
        """Whether the agenda needs more time than the meeting has."""
        return self.spare < 0

    @property
    def too_long_by(self) -> int:
        """Minutes beyond the planned end."""
        return max(0, -self.spare)


def time_plan(starts_at: datetime, planned: int, lengths: Sequence[int]) -> TimePlan:
    """One item after another, without breaks of their own."""
    slots = []
    begins = starts_at
    for length in lengths:
        ends = begins + timedelta(minutes=length)
        slots.append(Slot(begins, ends))
        begins = ends
    return TimePlan(tuple(slots), sum(lengths), planned)


def moved(order: Sequence[str], key: str, way: str) -> list[str]:
    """The order with one entry a place further up or down; at the ends nothing moves."""
    new = list(order)
    if key not in new or way not in ("up", "down"):
        return new
    place = new.index(key)
    other = place - 1 if way == "up" else place + 1
    if 0 <= other < len(new):
        new[place], new[other] = new[other], new[place]
    return new
