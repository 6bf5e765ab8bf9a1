"""What people do with measures, and with reminders of them."""

from .measures import add_measure, change_measure, mark_done, reopen_measure, report_progress
from .reminders import send_reminders, switch_reminders

__all__ = [
    "add_measure",
    "change_measure",
    "mark_done",
    "reopen_measure",
    "report_progress",
    "send_reminders",
    "switch_reminders",
]
