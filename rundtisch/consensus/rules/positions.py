"""The methods of a round, the positions a voice may take in it, and the readings that may come of it.

The values are the keys of the exported record and stay as they are; the German words for them stand in the pages.
"""

from enum import StrEnum


class Method(StrEnum):
    """How a round asks the institutions."""

    CONSENSUS_LEVELS = "consensus_levels"
    CONSENT = "consent"
    SYSTEMIC_CONSENSING = "systemic_consensing"
    SENSE_CHECK = "sense_check"
    PRIORITY_DOTS = "priority_dots"


SECRET_METHODS = frozenset({Method.SENSE_CHECK, Method.PRIORITY_DOTS})
FEWEST_SECRET_VOICES = 5


class ConsensusLevel(StrEnum):
    """How far an institution goes along with a proposal, from full agreement to veto."""

    FULL = "full"
    MINOR_CONCERNS = "minor_concerns"
    ABSTAIN = "abstain"
    STAND_ASIDE = "stand_aside"
    MAJOR_CONCERNS = "major_concerns"
    VETO = "veto"


class ConsentPosition(StrEnum):
    """Whether an institution can live with a proposal, and what it holds against it."""

    CONSENT = "consent"
    LIGHT_OBJECTION = "light_objection"
    SERIOUS_OBJECTION = "serious_objection"


class Thumb(StrEnum):
    """A sense check shown with the thumb."""

    UP = "up"
    LEVEL = "level"
    DOWN = "down"


MOST_FINGERS = 5


class ReadingKey(StrEnum):
    """What the rules of a method propose; the statement stays with the facilitator."""

    CONSENSUS = "consensus"
    CONSENSUS_WITH_CONCERNS = "consensus_with_concerns"
    THIN = "thin"
    NOT_YET = "not_yet"
    NO_CONSENSUS = "no_consensus"
    ADOPTED = "adopted"
    ADOPTED_WITH_OBJECTIONS = "adopted_with_objections"
    REASON_MISSING = "reason_missing"
    OBJECTION = "objection"
    BEST_OPTION = "best_option"
    NEAR_TIE = "near_tie"
    PASSIVE_OPTION = "passive_option"
    SHOWN = "shown"
    ORDER = "order"
    QUORUM_MISSED = "quorum_missed"
    UNHEARD = "unheard"
