"""What is stored of a round table."""

from .rules_in_force import GroundRules
from .seats import Seat, seats_of
from .sharing import (
    AUDIENCES,
    AbstractLook,
    AbstractRecipient,
    AbstractShare,
    OpenQuerySet,
    constraints_of_looks,
    constraints_of_recipients,
    constraints_of_shares,
    house_acted_for,
    looking_as,
    own_houses,
    viewer_of,
)
from .tables import Participation, ParticipationKind, RoundTable, Seating
from .topics import Topic, TopicKind, TopicState

__all__ = [
    "AUDIENCES",
    "AbstractLook",
    "AbstractRecipient",
    "AbstractShare",
    "GroundRules",
    "OpenQuerySet",
    "Participation",
    "ParticipationKind",
    "RoundTable",
    "Seat",
    "Seating",
    "Topic",
    "TopicKind",
    "TopicState",
    "constraints_of_looks",
    "constraints_of_recipients",
    "constraints_of_shares",
    "house_acted_for",
    "looking_as",
    "own_houses",
    "seats_of",
    "viewer_of",
]
