"""What is stored of a round table."""

from .rules_in_force import GroundRules
from .seats import Seat, seats_of
from .tables import Participation, ParticipationKind, RoundTable, Seating
from .topics import Topic, TopicKind, TopicState

__all__ = [
    "GroundRules",
    "Participation",
    "ParticipationKind",
    "RoundTable",
    "Seat",
    "Seating",
    "Topic",
    "TopicKind",
    "TopicState",
    "seats_of",
]
