"""When a measure is late, and when it is near."""

from datetime import date, timedelta

#: So many days before the due date a house is asked how far it is.
ASKED_AHEAD = timedelta(days=30)


def is_late(due_on: date | None, today: date, *, is_done: bool) -> bool:
    """Its day has passed and it is not done; on the day itself there is still time."""
    return due_on is not None and not is_done and due_on < today


def is_near(due_on: date | None, today: date) -> bool:
    """Due within the days in which a house is asked, or late."""
    return due_on is not None and due_on <= today + ASKED_AHEAD
