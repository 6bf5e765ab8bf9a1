"""What is stored of meetings."""

from .agenda import AgendaCall, AgendaItem, AgendaItemKind
from .attendance import Attendance, AttendanceState, Reply, ReplyAnswer
from .meetings import Meeting, MeetingQuerySet
from .outcomes import Outcome, OutcomeKind

__all__ = [
    "AgendaCall",
    "AgendaItem",
    "AgendaItemKind",
    "Attendance",
    "AttendanceState",
    "Meeting",
    "MeetingQuerySet",
    "Outcome",
    "OutcomeKind",
    "Reply",
    "ReplyAnswer",
]
