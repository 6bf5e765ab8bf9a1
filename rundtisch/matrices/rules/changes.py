"""What became new to the one who looks since a day: a stage that was agreed later, or that was opened only later.

It shows movement and ranks nobody; what the viewer may not see today takes no part, neither as new nor as old.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic

from rundtisch.matrices.rules.ratings import House, Rating


@dataclass(frozen=True)
class Sight(Generic[House]):
    """A rating that the viewer sees, and whether that was so only after the day in question."""

    rating: Rating[House]
    is_new: bool


@dataclass(frozen=True)
class Change(Generic[House]):
    """A stage that is new to the viewer, with the one before it if that is seen too and was another."""

    now: Rating[House]
    before: Rating[House] | None = None


def changes(sights: Iterable[Sight[House]]) -> list[Change[House]]:
    """What is new, once for each house and dimension; the sights come newest first."""
    places: dict[tuple[House, str], list[Sight[House]]] = {}
    for sight in sights:
        places.setdefault((sight.rating.institution, sight.rating.dimension), []).append(sight)
    found = (_change(now, earlier) for now, *earlier in places.values())
    return [change for change in found if change]


def _change(now: Sight[House], earlier: list[Sight[House]]) -> Change[House] | None:
    if not now.is_new or not now.rating.takes_part:
        return None
    before = next((sight for sight in earlier if sight.rating.stage is not None), None)
    if before is None:
        return Change(now.rating)
    if (before.rating.stage, before.rating.scale) != (now.rating.stage, now.rating.scale):
        return Change(now.rating, before.rating)
    return Change(now.rating) if before.is_new else None
