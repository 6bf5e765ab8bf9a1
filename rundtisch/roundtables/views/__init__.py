"""Pages of the table that belong to no higher part: tables, members, ground rules, topics."""

from .members import ground_rules, member_list, participation_end, participation_new
from .tables import table_list, table_new
from .topics import topic_detail, topic_list, topic_state

__all__ = [
    "ground_rules",
    "member_list",
    "participation_end",
    "participation_new",
    "table_list",
    "table_new",
    "topic_detail",
    "topic_list",
    "topic_state",
]
