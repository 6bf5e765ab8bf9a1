"""What is stored of measures."""

from .measures import Measure, MeasureQuerySet, MeasureState
from .reminders import Reminder, ReminderPause
from .steps import MeasureStep, StepKind

__all__ = ["Measure", "MeasureQuerySet", "MeasureState", "MeasureStep", "Reminder", "ReminderPause", "StepKind"]
