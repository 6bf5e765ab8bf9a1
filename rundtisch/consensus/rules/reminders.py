"""When a house that has not answered is asked again: once a week, and on the last working day before the deadline."""

from datetime import date, timedelta

from rundtisch.institutions.rules.holidays import is_working_day, working_day_before

WEEK = timedelta(days=7)
#: So near to the last reminder the weekly one is left out.
NEAR_THE_LAST = timedelta(days=2)


def is_reminder_due(today: date, *, asked_on: date, deadline: date) -> bool:
    """Whether to ask again today those who were last asked on that day; never in holidays, never at the weekend."""
    if not asked_on < today <= deadline or not is_working_day(today):
        return False
    last = working_day_before(deadline)
    if asked_on < last <= today:
        return True
    return today - asked_on >= WEEK and last - today > NEAR_THE_LAST
