"""Days that come every year, the one page, the yearly look."""

from datetime import date

import pytest

from rundtisch.processes.rules.day_of_year import DayOfYear, day_of_year
from rundtisch.processes.rules.one_page import MOST_LETTERS, MOST_STEPS, fits_on_a_page
from rundtisch.processes.rules.yearly_check import is_due


@pytest.mark.parametrize("typed", ["15.9.", "15. 9.", "15.09", " 15.9. "])
def test_a_day_is_read_as_people_write_it(typed: str) -> None:
    assert day_of_year(typed) == DayOfYear(month=9, day=15)


@pytest.mark.parametrize("typed", ["30.2.", "31.6.", "0.1.", "September", "15.9.2026"])
def test_what_is_no_day_of_every_year_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - its words are for nobody
        day_of_year(typed)


def test_the_29th_of_february_is_a_day_and_nothing_is_none() -> None:
    assert (day_of_year("29.2."), day_of_year(" ")) == (DayOfYear(2, 29), None)


def test_a_page_is_full_at_its_last_letter_and_its_last_step() -> None:
    full = "x" * MOST_LETTERS

    assert fits_on_a_page((full,), [])
    assert not fits_on_a_page((full,), [("y",)])
    assert fits_on_a_page((), [("y",)] * MOST_STEPS)
    assert not fits_on_a_page((), [("y",)] * (MOST_STEPS + 1))


def test_it_is_due_on_the_day_a_year_has_passed() -> None:
    assert not is_due(date(2025, 11, 25), date(2026, 11, 24))
    assert is_due(date(2025, 11, 24), date(2026, 11, 24))
