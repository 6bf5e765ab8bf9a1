"""Pages of measures."""

from .beginnings import due_date_warning, measure_at_item, measure_from_outcome, measure_new
from .commitments import commitment_list
from .measures import measure_detail, measure_done, measure_list, measure_progress, measure_reopening
from .reminders import reminder_setting

__all__ = [
    "commitment_list",
    "due_date_warning",
    "measure_at_item",
    "measure_detail",
    "measure_done",
    "measure_from_outcome",
    "measure_list",
    "measure_new",
    "measure_progress",
    "measure_reopening",
    "reminder_setting",
]
