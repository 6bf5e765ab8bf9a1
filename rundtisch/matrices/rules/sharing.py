"""How a house changes what it shares: what is wanted beside what stands tells what is opened and what is taken back."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

Id = TypeVar("Id", bound=Hashable)


@dataclass(frozen=True)
class Terms:
    """With which extras something is opened, from which day and until when; without a first day it is today."""

    includes_evidence: bool = False
    includes_comment: bool = False
    from_on: date | None = None
    until_on: date | None = None

    def ahead(self, today: date) -> "Terms":
        """The terms without a first day that has passed."""
        return replace(self, from_on=None) if self.from_on and self.from_on <= today else self


@dataclass(frozen=True, order=True)
class Place:
    """One dimension, or without a key the whole assessment, beside one audience."""

    dimension: str
    audience: str

    def __str__(self) -> str:
        return f"{self.dimension}/{self.audience}"


@dataclass(frozen=True)
class StandingShare(Generic[Id]):
    """A share that is open or will be; a share that names several houses or persons has as many audiences."""

    id: Id
    dimension: str
    audiences: frozenset[str]
    terms: Terms

    @property
    def places(self) -> list[Place]:
        """Where it stands."""
        return [Place(self.dimension, audience) for audience in sorted(self.audiences)]


@dataclass(frozen=True)
class Opened:
    """A share that is to be given."""

    dimension: str
    audiences: frozenset[str]
    terms: Terms


@dataclass(frozen=True)
class Plan(Generic[Id]):
    """What one act does: shares that end, and shares that begin."""

    opened: tuple[Opened, ...]
    revoked: tuple[Id, ...]


def terms_by_place(standing: Iterable[StandingShare[Id]]) -> dict[Place, list[Terms]]:
    """On which terms each place is open; several shares may open the same."""
    found: dict[Place, list[Terms]] = {}
    for share in standing:
        for place in share.places:
            found.setdefault(place, []).append(share.terms)
    return found


def usual_terms(standing: Iterable[StandingShare[Id]], today: date) -> dict[str, Terms]:
    """The terms on which most is open to each audience."""
    counts: dict[str, Counter[Terms]] = {}
    for share in standing:
        for audience in share.audiences:
            counts.setdefault(audience, Counter())[share.terms.ahead(today)] += 1
    return {audience: count.most_common(1)[0][0] for audience, count in counts.items()}


def wanted(
    standing: Collection[StandingShare[Id]], ticked: Collection[Place], terms: Mapping[str, Terms], today: date
) -> dict[Place, Terms | None]:
    """What changes, place by place: taken back, newly opened, or opened on other terms.

    The terms of an audience hold for what is newly ticked; changed against the usual ones, they hold for all its ticks.
    """
    before, usual = terms_by_place(standing), usual_terms(standing, today)
    changes: dict[Place, Terms | None] = {place: None for place in before if place not in ticked}
    for place in sorted(ticked):
        typed = terms.get(place.audience, Terms())
        begun = min((one.from_on or today for one in before.get(place, ())), default=today)
        begin = typed.from_on if typed.from_on and typed.from_on > today else min(begun, today)
        if place not in before or typed != usual[place.audience]:
            changes[place] = replace(typed, from_on=begin)
    return changes


def plan(standing: Iterable[StandingShare[Id]], changes: Mapping[Place, Terms | None]) -> Plan[Id]:
    """The fewest shares to end and to begin; what nobody changed stays, also of a share that names others too."""
    opened, revoked, fulfilled = [], [], set[Place]()
    for share in standing:
        kept = {place for place in share.places if changes.get(place, share.terms) == share.terms}
        fulfilled |= kept
        if len(kept) < len(share.audiences):
            revoked.append(share.id)
            if kept:
                opened.append(Opened(share.dimension, frozenset(place.audience for place in kept), share.terms))
    new = (place for place in changes if place not in fulfilled)
    for place in new:
        if terms := changes[place]:
            opened.append(Opened(place.dimension, frozenset({place.audience}), terms))
    return Plan(tuple(opened), tuple(revoked))
