"""The way of an agreement into one house: who decides there, which states follow each other, what each asks for."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum


class AdoptionState(StrEnum):
    """How far an agreement has come in one house."""

    OPEN = "open"
    BROUGHT_IN = "brought_in"
    DEFERRED = "deferred"
    NOTED = "noted"
    ADOPTED = "adopted"
    ADAPTED = "adapted"
    DECLINED = "declined"
    NOT_REQUIRED = "not_required"
    IMPLEMENTED = "implemented"


class DecidingBody(StrEnum):
    """The body that decides on an agreement in one house."""

    STAFF_CONFERENCE = "staff_conference"
    SCHOOL_CONFERENCE = "school_conference"
    ADMINISTRATION = "administration"
    SCHOOL_COMMITTEE = "school_committee"
    COUNCIL = "council"
    BOARD = "board"


class Needed(StrEnum):
    """What a state asks the house to say."""

    DEVIATION = "deviation"
    REASON = "reason"
    IMPLEMENTED_ON = "implemented_on"


RESOLVED = frozenset({AdoptionState.NOTED, AdoptionState.ADOPTED, AdoptionState.ADAPTED})
CLOSED = frozenset({AdoptionState.DECLINED, AdoptionState.NOT_REQUIRED})
OUTCOMES = RESOLVED | CLOSED

NEXT: Mapping[AdoptionState, frozenset[AdoptionState]] = {
    AdoptionState.OPEN: OUTCOMES | {AdoptionState.BROUGHT_IN, AdoptionState.DEFERRED},
    AdoptionState.BROUGHT_IN: OUTCOMES | {AdoptionState.DEFERRED},
    AdoptionState.DEFERRED: OUTCOMES | {AdoptionState.BROUGHT_IN},
    **{state: frozenset({AdoptionState.BROUGHT_IN, AdoptionState.IMPLEMENTED}) for state in RESOLVED},
    **{state: frozenset({AdoptionState.BROUGHT_IN}) for state in CLOSED},
    AdoptionState.IMPLEMENTED: frozenset({AdoptionState.BROUGHT_IN}),
}

NEEDED: Mapping[AdoptionState, Needed] = {
    AdoptionState.ADAPTED: Needed.DEVIATION,
    AdoptionState.DECLINED: Needed.REASON,
    AdoptionState.IMPLEMENTED: Needed.IMPLEMENTED_ON,
}


def may_follow(state: AdoptionState, following: AdoptionState) -> bool:
    """Whether a house may go from one state to another.

    A report may skip what came between, but only what was resolved can be implemented; a house that closed the
    matter has to bring it in anew. Back to open leads only a new wording.
    """
    return following in NEXT[state]


def missing(state: AdoptionState, *, deviation: str, reason: str, implemented_on: date | None) -> Needed | None:
    """What the state asks for and the house has not said yet."""
    needed = NEEDED.get(state)
    said = {
        Needed.DEVIATION: deviation.strip(),
        Needed.REASON: reason.strip(),
        Needed.IMPLEMENTED_ON: implemented_on,
    }
    return needed if needed and not said[needed] else None


def is_subject_to_resolution(state: AdoptionState) -> bool:
    """Whether the page says "vorbehaltlich": the deciding body of the house has not resolved yet."""
    return state in {AdoptionState.OPEN, AdoptionState.BROUGHT_IN, AdoptionState.DEFERRED}


def is_reopened_by_new_wording(state: AdoptionState) -> bool:
    """Whether a new wording sets the adoption to open again; whatever was said, was said to the earlier wording."""
    return state is not AdoptionState.OPEN
