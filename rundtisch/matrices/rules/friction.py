"""Friction: a school and its authority stand at different ends of two dimensions that answer each other.

It is a reason to talk and no fault of either side; it only exists for those who may see both ratings.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic

from rundtisch.matrices.rules.ratings import Counterparts, House, Rating
from rundtisch.matrices.rules.stages import Standing


@dataclass(frozen=True)
class Belonging(Generic[House]):
    """A school belongs to an authority, from one day to another, both included."""

    school: House
    authority: House
    from_on: date | None = None
    until_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the school belongs to the authority on that day."""
        has_begun = self.from_on is None or self.from_on <= day
        return has_begun and (self.until_on is None or day <= self.until_on)


@dataclass(frozen=True)
class Friction(Generic[House]):
    """One school and its authority, one early and the other advanced."""

    school: Rating[House]
    authority: Rating[House]


def frictions(
    ratings: Sequence[Rating[House]], counterparts: Counterparts, belongings: Iterable[Belonging[House]], on: date
) -> list[Friction[House]]:
    """Every friction of that day, each pair of ratings once, in the order of the belongings and ratings."""
    able: dict[House, list[tuple[Rating[House], Standing]]] = {}
    for rating in ratings:
        standing = rating.standing
        if standing is Standing.EARLY or standing is Standing.ADVANCED:
            able.setdefault(rating.institution, []).append((rating, standing))
    together = dict.fromkeys((b.school, b.authority) for b in belongings if b.holds_on(on))
    return [
        Friction(school, authority)
        for school_id, authority_id in together
        for school, one in able.get(school_id, ())
        for authority, other in able.get(authority_id, ())
        if one is not other and frozenset((school.dimension, authority.dimension)) in counterparts
    ]
