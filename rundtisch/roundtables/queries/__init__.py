"""What a person may see of tables, seats and topics."""

from .members import (
    MemberLine,
    as_initial,
    ground_rules_of,
    ground_rules_versions,
    members_of,
    participation_for,
)
from .tables import (
    SeatLine,
    SeatProposal,
    TableLine,
    houses_deciding_at,
    municipalities_named,
    municipality_with,
    offices_of,
    seats_at,
    seats_proposed_for,
    table_for,
    tables_of,
)
from .topics import TOPIC_STATES, TopicLine, origin_of, topic_for, topic_state_called, topics_at, words_of

__all__ = [
    "TOPIC_STATES",
    "MemberLine",
    "SeatLine",
    "SeatProposal",
    "TableLine",
    "TopicLine",
    "as_initial",
    "ground_rules_of",
    "ground_rules_versions",
    "houses_deciding_at",
    "members_of",
    "municipalities_named",
    "municipality_with",
    "offices_of",
    "origin_of",
    "participation_for",
    "seats_at",
    "seats_proposed_for",
    "table_for",
    "tables_of",
    "topic_for",
    "topic_state_called",
    "topics_at",
    "words_of",
]
