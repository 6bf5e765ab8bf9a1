"""A process description is looked over once a year."""

from datetime import date, timedelta

A_YEAR = timedelta(days=365)


def is_due(last_looked_over_on: date, today: date) -> bool:
    """Whether a year has passed since somebody of the house last said that it still goes so."""
    return today - last_looked_over_on >= A_YEAR


def due_before(today: date) -> date:
    """What was last looked over on this day or earlier is due today."""
    return today - A_YEAR
