"""Targets: the stage a house wants to reach, and whether the day it set itself for that has passed."""

from datetime import date


def is_overdue(stage: int | None, target: int | None, target_on: date | None, today: date) -> bool:
    """Whether the day of a target has passed and the target is not reached."""
    return target is not None and target_on is not None and target_on < today and (stage is None or stage < target)
