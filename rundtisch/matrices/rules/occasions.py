"""Reasons to talk beside friction: what several work on, where they differ, and who could show whom.

None of them ranks anybody. All take only what the person who looks may see; "not applicable" and "cannot judge"
never take part.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic

from rundtisch.matrices.rules.ratings import Counterparts, House, Rating
from rundtisch.matrices.rules.stages import Standing


@dataclass(frozen=True)
class CommonGround(Generic[House]):
    """One dimension, or two counterparts, in focus at two or more institutions."""

    dimensions: tuple[str, ...]
    ratings: tuple[Rating[House], ...]


@dataclass(frozen=True)
class Divergence(Generic[House]):
    """Institutions at different ends of one dimension; each has another at least half the scale away."""

    early: tuple[Rating[House], ...]
    advanced: tuple[Rating[House], ...]


@dataclass(frozen=True)
class Peers(Generic[House]):
    """An institution that wants to reach a stage, and one that has reached it."""

    seeking: Rating[House]
    reached: Rating[House]


def common_ground(ratings: Sequence[Rating[House]], counterparts: Counterparts) -> list[CommonGround[House]]:
    """Every dimension, then every pair of counterparts, in focus at two or more institutions."""
    in_focus: dict[str, list[Rating[House]]] = {}
    for rating in ratings:
        if rating.is_focus and rating.takes_part:
            in_focus.setdefault(rating.dimension, []).append(rating)
    pairs = sorted(tuple(sorted(pair)) for pair in counterparts if pair <= in_focus.keys())
    groups: list[tuple[str, ...]] = [*((dimension,) for dimension in sorted(in_focus)), *pairs]
    grounds = [
        CommonGround(group, tuple(rating for dimension in group for rating in in_focus[dimension])) for group in groups
    ]
    return [ground for ground in grounds if len({rating.institution for rating in ground.ratings}) > 1]


def divergences(ratings: Sequence[Rating[House]]) -> list[Divergence[House]]:
    """Where institutions stand far apart in the same dimension of the same instrument, one for each dimension."""
    same: dict[tuple[str, str], list[Rating[House]]] = {}
    for rating in ratings:
        same.setdefault((rating.instrument, rating.dimension), []).append(rating)
    found = [_divergence(group) for group in same.values()]
    return [one for one in found if one.early]


def _divergence(ratings: Sequence[Rating[House]]) -> Divergence[House]:
    ends = [(rating, rating.standing) for rating in ratings]
    early = [rating for rating, standing in ends if standing is Standing.EARLY]
    advanced = [rating for rating, standing in ends if standing is Standing.ADVANCED]
    return Divergence(_far_from(early, advanced), _far_from(advanced, early))


def _far_from(ratings: Sequence[Rating[House]], others: Sequence[Rating[House]]) -> tuple[Rating[House], ...]:
    """Those with somebody among the others at least half the scale away; all stand on one scale."""
    places = {(other.institution, other.stage) for other in others if other.stage is not None}
    return tuple(
        rating
        for rating in ratings
        if rating.stage is not None
        and any(
            house != rating.institution and rating.scale.is_half_apart(rating.stage, stage) for house, stage in places
        )
    )


def peers(ratings: Sequence[Rating[House]]) -> list[Peers[House]]:
    """Everybody who has reached what another, who is not there yet, wants to reach and says so."""
    return [
        Peers(seeking, reached)
        for seeking in ratings
        if _is_seeking(seeking)
        for reached in ratings
        if _are_comparable(seeking, reached) and _reaches(reached, seeking.visible_target)
    ]


def _are_comparable(one: Rating[House], other: Rating[House]) -> bool:
    return (
        one.institution != other.institution and one.instrument == other.instrument and one.dimension == other.dimension
    )


def _is_seeking(rating: Rating[House]) -> bool:
    return rating.visible_target is not None and not _reaches(rating, rating.visible_target)


def _reaches(rating: Rating[House], target: int | None) -> bool:
    return rating.takes_part and rating.stage is not None and target is not None and rating.stage >= target
