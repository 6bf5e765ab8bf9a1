"""When those who have not answered are asked again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundtisch.consensus.rules.reminders import is_reminder_due
from rundtisch.institutions.rules.holidays import is_working_day, working_day_before

days = st.dates(date(2025, 1, 1), date(2028, 12, 31))


def reminders(asked_on: date, deadline: date) -> list[date]:
    """The days on which somebody who never answers is reminded, looked at once a day."""
    found = []
    for n in range((deadline - asked_on).days + 3):
        today = asked_on + timedelta(days=n)
        if is_reminder_due(today, asked_on=found[-1] if found else asked_on, deadline=deadline):
            found.append(today)
    return found


def test_once_a_week_never_in_the_christmas_holidays_and_last_on_the_day_before() -> None:
    found = reminders(date(2026, 11, 30), date(2027, 1, 15))

    assert found == [
        date(2026, 12, 7),
        date(2026, 12, 14),
        date(2026, 12, 21),
        date(2027, 1, 7),
        date(2027, 1, 14),
    ]


@pytest.mark.parametrize(
    ("deadline", "last"),
    [
        (date(2026, 11, 27), date(2026, 11, 26)),
        (date(2026, 11, 30), date(2026, 11, 27)),
        (date(2026, 5, 26), date(2026, 5, 22)),
        (date(2027, 1, 6), date(2026, 12, 22)),
    ],
)
def test_the_last_working_day_before_a_deadline(deadline: date, last: date) -> None:
    assert working_day_before(deadline) == last


def test_a_short_deadline_has_one_reminder_and_one_of_a_day_none() -> None:
    assert reminders(date(2026, 11, 23), date(2026, 11, 27)) == [date(2026, 11, 26)]
    assert reminders(date(2026, 11, 26), date(2026, 11, 27)) == []


def test_a_last_reminder_that_was_missed_is_made_up_for_while_it_helps() -> None:
    asked, deadline = date(2026, 11, 23), date(2026, 11, 27)

    assert is_reminder_due(deadline, asked_on=asked, deadline=deadline)
    assert not is_reminder_due(deadline + timedelta(days=3), asked_on=asked, deadline=deadline)


@given(days, st.integers(0, 80))
def test_reminders_keep_to_working_days_and_leave_a_week_between(asked_on: date, length: int) -> None:
    deadline = asked_on + timedelta(days=length)

    found = reminders(asked_on, deadline)

    assert all(is_working_day(day) and asked_on < day <= deadline for day in found)
    gaps = [later - earlier for earlier, later in zip([asked_on, *found], found, strict=False)]
    assert all(gap >= timedelta(days=7) for gap in gaps[:-1])
    last = working_day_before(deadline)
    assert found[-1:] == ([last] if last > asked_on else [])
