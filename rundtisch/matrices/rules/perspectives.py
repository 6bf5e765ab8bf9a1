"""What a house learns from the perspectives of its people: how they spread; never who said what, if it promised so.

There is no average and no score: a spread says how many see the house at which stage. Where perspectives are anonymous,
a number small enough to point at somebody is not told, and cannot be taken from the other numbers either.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from rundtisch.matrices.rules.ratings import Answer

Group = TypeVar("Group", bound=Hashable)

#: With fewer answers than this nobody can hide among the others.
FEWEST_TO_HIDE_AMONG = 5


#: With fewer answers to a dimension than this an anonymous spread would only say what one or two colleagues think.
FEWEST_TO_SPREAD = 3


class Openness(StrEnum):
    """Whether an inquiry still takes perspectives."""

    OPEN = "open"
    OVER = "over"
    CLOSED = "closed"


@dataclass(frozen=True)
class View(Generic[Group]):
    """How one perspective answers one dimension, and the group it was given in, if that was kept."""

    answer: Answer
    stage: int | None = None
    group: Group | None = None


@dataclass(frozen=True)
class Spread:
    """How many see which stage, and how many gave one of the other answers."""

    stages: tuple[tuple[int, int], ...]
    not_applicable: int
    cannot_judge: int

    @property
    def total(self) -> int:
        """How many answered at all."""
        return sum(number for _stage, number in self.stages) + self.not_applicable + self.cannot_judge

    @property
    def is_of_one_mind(self) -> bool:
        """Whether at least two see a stage, all of them the same."""
        numbers = [number for _stage, number in self.stages if number]
        return len(numbers) == 1 and numbers[0] > 1


def openness_on(day: date, until_on: date, *, is_closed: bool) -> Openness:
    """Whether perspectives are taken on this day; the last day counts whole."""
    if is_closed:
        return Openness.CLOSED
    return Openness.OPEN if day <= until_on else Openness.OVER


def spread_of(views: Iterable[View[Group]], stages: Iterable[int]) -> Spread:
    """How these views spread over the stages of the instrument."""
    together = list(views)
    seen = [view.stage for view in together if view.answer is Answer.STAGE]
    return Spread(
        tuple((stage, seen.count(stage)) for stage in stages),
        sum(view.answer is Answer.NOT_APPLICABLE for view in together),
        sum(view.answer is Answer.CANNOT_JUDGE for view in together),
    )


def shows_spread(answers: int, *, is_anonymous: bool) -> bool:
    """Whether it may be told how so many answers spread: not where everybody knows who gave them."""
    return not is_anonymous or answers >= FEWEST_TO_SPREAD


def keeps_group(*, is_anonymous: bool, places: int) -> bool:
    """Whether a perspective keeps its group: not where the group is too small to hide in."""
    return not is_anonymous or places >= FEWEST_TO_HIDE_AMONG


def shown_groups(answers: Mapping[Group | None, int], *, is_anonymous: bool) -> frozenset[Group]:
    """The groups that may be told apart, by how many answers each holds; None are those without a group.

    Whoever takes the shown groups from all answers finds nobody, or again at least as many as one can hide among:
    the smallest shown groups stay hidden until that is so.
    """
    shown = {group: number for group, number in answers.items() if group is not None and number}
    if not is_anonymous:
        return frozenset(shown)
    shown = {group: number for group, number in shown.items() if number >= FEWEST_TO_HIDE_AMONG}
    rest = sum(answers.values()) - sum(shown.values())
    for group, number in sorted(shown.items(), key=lambda one: (one[1], str(one[0]))):
        if rest == 0 or rest >= FEWEST_TO_HIDE_AMONG:
            break
        del shown[group]
        rest += number
    return frozenset(shown)


def shows_words(answers: int, *, is_anonymous: bool) -> bool:
    """Whether what was written may be read, by how many answered."""
    return not is_anonymous or answers >= FEWEST_TO_HIDE_AMONG
