"""Due dates and the holidays of the state."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundtisch.institutions.rules.holidays import FreeDay, free_day_on
from rundtisch.measures.rules.due import is_late, is_near

TODAY = date(2026, 11, 23)
days = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("day", "name", "is_school_holiday"),
    [
        (date(2025, 7, 15), "Sommerferien", True),
        (date(2027, 7, 20), "Sommerferien", True),
        (date(2026, 12, 24), "Weihnachtsferien", True),
        (date(2026, 12, 25), "Weihnachtsferien", True),
        (date(2026, 10, 20), "Herbstferien", True),
        (date(2026, 6, 4), "Fronleichnam", False),
        (date(2026, 11, 1), "Allerheiligen", False),
    ],
)
def test_a_day_lies_in_the_holidays_of_the_state(day: date, name: str, is_school_holiday: bool) -> None:
    assert free_day_on(day) == FreeDay(day, name, is_school_holiday)


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2026, 7, 15), date(2026, 11, 2), date(2038, 7, 15)])
def test_other_days_are_days_like_any(day: date) -> None:
    assert free_day_on(day) is None


def test_on_its_day_a_measure_is_not_late_yet() -> None:
    yesterday = TODAY - timedelta(days=1)

    answers = [is_late(day, TODAY, is_done=False) for day in (yesterday, TODAY, None)]

    assert answers == [True, False, False]


def test_a_measure_is_near_from_thirty_days_before() -> None:
    answers = [is_near(TODAY + timedelta(days=ahead), TODAY) for ahead in (-400, 0, 30, 31)]

    assert answers == [True, True, True, False]


@given(due_on=days, today=days)
def test_what_is_done_is_never_late_and_what_is_late_is_near(due_on: date, today: date) -> None:
    assert not is_late(due_on, today, is_done=True)
    assert is_near(due_on, today) or not is_late(due_on, today, is_done=False)
