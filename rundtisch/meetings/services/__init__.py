"""What people do with meetings: plan, invite, reply, order the agenda, meet, write down, close."""

from .agenda import add_agenda_item, change_agenda_item, order_agenda_items, remove_agenda_item
from .leading import call_agenda_item, close_meeting, give_more_time, open_meeting
from .planning import cancel_meeting, change_meeting, invite, plan_meeting, reply
from .room import (
    AttendanceNote,
    note_attendance,
    record_outcome,
    remove_outcome,
    write_minutes,
)

__all__ = [
    "AttendanceNote",
    "add_agenda_item",
    "call_agenda_item",
    "cancel_meeting",
    "change_agenda_item",
    "change_meeting",
    "close_meeting",
    "give_more_time",
    "invite",
    "note_attendance",
    "open_meeting",
    "order_agenda_items",
    "plan_meeting",
    "record_outcome",
    "remove_agenda_item",
    "remove_outcome",
    "reply",
    "write_minutes",
]
