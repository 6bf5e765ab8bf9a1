"""When somebody may be reminded: on working days, and not again within a week."""

from datetime import date, timedelta

from rundtisch.institutions.rules.holidays import is_working_day

#: No two reminders to one person within these days.
APART = timedelta(days=7)


def may_be_reminded_on(day: date, last: date | None) -> bool:
    """Whether a reminder may go out on this day to somebody who got the last one then."""
    return is_working_day(day) and (last is None or day - last >= APART)
