"""Pages of meetings."""

from .agenda import agenda_item_change, agenda_item_new, agenda_item_order, agenda_item_remove
from .leading import agenda_item_call, agenda_item_more_time, meeting_called, meeting_close, meeting_open
from .meetings import (
    meeting_calendar,
    meeting_cancel,
    meeting_change,
    meeting_detail,
    meeting_invite,
    meeting_list,
    meeting_new,
    meeting_reply,
)
from .minutes import minutes_detail, minutes_file
from .room import attendance, meeting_room, minutes_text, outcome_new, outcome_remove

__all__ = [
    "agenda_item_call",
    "agenda_item_change",
    "agenda_item_more_time",
    "agenda_item_new",
    "agenda_item_order",
    "agenda_item_remove",
    "attendance",
    "meeting_calendar",
    "meeting_called",
    "meeting_cancel",
    "meeting_change",
    "meeting_close",
    "meeting_detail",
    "meeting_invite",
    "meeting_list",
    "meeting_new",
    "meeting_open",
    "meeting_reply",
    "meeting_room",
    "minutes_detail",
    "minutes_file",
    "minutes_text",
    "outcome_new",
    "outcome_remove",
]
