"""What is stored of measures."""

from .measures import Measure, MeasureQuerySet, MeasureState
from .steps import MeasureStep, StepKind

__all__ = ["Measure", "MeasureQuerySet", "MeasureState", "MeasureStep", "StepKind"]
