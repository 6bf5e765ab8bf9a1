"""Counting back from a session."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundtisch.agreements.rules.adoption import DecidingBody
from rundtisch.agreements.rules.sessions import LEAD, bring_in_by
from rundtisch.institutions.rules.holidays import is_working_day

days = st.dates(date(2026, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    ("body", "meets_on", "by"),
    [
        ("staff_conference", date(2026, 12, 3), date(2026, 11, 26)),
        ("administration", date(2026, 12, 3), date(2026, 12, 3)),
        ("council", date(2027, 2, 25), date(2027, 1, 28)),
        # Counted back into the Christmas holidays: the last working day before them.
        ("school_conference", date(2027, 1, 14), date(2026, 12, 22)),
    ],
)
def test_papers_are_brought_in_on_the_last_working_day_before(body: str, meets_on: date, by: date) -> None:
    assert bring_in_by(DecidingBody(body), meets_on) == by


@given(st.sampled_from(list(DecidingBody)), days)
def test_never_in_holidays_and_never_later_than_the_lead(body: DecidingBody, meets_on: date) -> None:
    by = bring_in_by(body, meets_on)

    assert is_working_day(by)
    assert (meets_on - by).days >= LEAD[body]


def test_every_body_has_its_lead() -> None:
    assert set(LEAD) == set(DecidingBody)
