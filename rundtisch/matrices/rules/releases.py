"""Figures of a region: how many institutions stand at which stage, without letting out where one of them stands.

A figure counts one group in one dimension of one instrument version. It is made on fixed days only, from what the
institutions share with the region without names. Nobody may learn one answer by subtracting one figure from another,
so a group is counted anew only if nothing changed or enough institutions did, compared with every figure before it.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import NamedTuple, TypeVar

from .stages import Scale

FEWEST_INSTITUTIONS = 5
FEWEST_MUNICIPALITIES = 3
FEWEST_CHANGES = 5
#: Month and day of the releases.
RELEASE_DAYS = ((2, 1), (8, 1))

House = TypeVar("House", bound=Hashable)


class Group(StrEnum):
    """The fixed, disjoint groups; no figure goes across them."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    OTHER = "other"
    AUTHORITIES = "authorities"


class Answer(NamedTuple):
    """What one institution answered in one dimension, and the municipality it lies in (empty: unknown)."""

    stage: int
    municipality: str


@dataclass(frozen=True)
class StageClass:
    """Neighbouring stages counted together, first and last included."""

    lowest: int
    highest: int
    institutions: int


def classes_of(answers: Iterable[Answer], scale: Scale) -> tuple[StageClass, ...]:
    """Merge neighbouring stages from the lowest up, until every class holds enough institutions and municipalities.

    What is left over at the top joins the class below it. A single class would say nothing that may be said: then, as
    when there is none, the figure is empty.
    """
    houses: Counter[int] = Counter()
    places: dict[int, set[str]] = {}
    for answer, same in Counter(answers).items():
        houses[answer.stage] += same
        if answer.municipality:
            places.setdefault(answer.stage, set()).add(answer.municipality)
    classes: list[StageClass] = []
    lowest, counted, seen = scale.lowest, 0, set[str]()
    for stage in range(scale.lowest, scale.highest + 1):
        counted += houses[stage]
        seen |= places.get(stage, set())
        if counted >= FEWEST_INSTITUTIONS and len(seen) >= FEWEST_MUNICIPALITIES:
            classes.append(StageClass(lowest, stage, counted))
            lowest, counted, seen = stage + 1, 0, set()
    if classes and lowest <= scale.highest:
        last = classes.pop()
        classes.append(StageClass(last.lowest, scale.highest, last.institutions + counted))
    return tuple(classes) if len(classes) > 1 else ()


def differing(one: Mapping[House, int], other: Mapping[House, int]) -> Iterator[House]:
    """The institutions that answer otherwise, or only in one of the two."""
    return (house for house in one.keys() | other.keys() if one.get(house) != other.get(house))


def may_be_released(answers: Mapping[House, int], earlier: Iterable[Mapping[House, int]]) -> bool:
    """Whether the group may be counted anew beside every figure that was shown before it.

    A figure that was withdrawn is still remembered by those who saw it, so it is compared as well.
    """
    return all(_differs_by_none_or_enough(answers, one) for one in earlier)


def _differs_by_none_or_enough(one: Mapping[House, int], other: Mapping[House, int]) -> bool:
    # Nobody needs to know how many more there are.
    changes = sum(1 for _house in islice(differing(one, other), FEWEST_CHANGES))
    return changes in {0, FEWEST_CHANGES}


def release_day(today: date) -> date:
    """The last day of release up to today."""
    days = [date(year, *day) for year in (today.year - 1, today.year) for day in RELEASE_DAYS]
    return max(day for day in days if day <= today)


def next_release_day(today: date) -> date:
    """The first day of release after today."""
    days = [date(year, *day) for year in (today.year, today.year + 1) for day in RELEASE_DAYS]
    return min(day for day in days if day > today)
