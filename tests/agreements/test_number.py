"""The number of an agreement: year and place in the year, without a gap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundtisch.agreements.rules.number import AgreementNumber, gaps, next_number

NUMBERS = st.builds(AgreementNumber, st.integers(2020, 2022), st.integers(1, 12))


def test_the_first_agreement_of_a_year_is_number_one() -> None:
    assert str(next_number([AgreementNumber(2025, 9)], 2026)) == "2026-01"


def test_the_next_agreement_follows_the_highest_number_of_its_year() -> None:
    taken = [AgreementNumber(2026, 6), AgreementNumber(2026, 2), AgreementNumber(2027, 9)]

    assert str(next_number(taken, 2026)) == "2026-07"


def test_the_hundredth_agreement_still_sorts_last() -> None:
    assert str(AgreementNumber(2026, 100)) == "2026-100"
    assert AgreementNumber(2026, 99) < AgreementNumber(2026, 100) < AgreementNumber(2027, 1)


@pytest.mark.parametrize(
    "text", ["2026-7", "2026-00", "2026-000", "2026-007", "26-07", "2026/07", "2026-07 ", "", "٢٠٢٦-٠٧"]
)
def test_what_is_not_written_like_a_number_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="is not the number of an agreement"):
        AgreementNumber.parse(text)


@given(st.builds(AgreementNumber, st.integers(1000, 9999), st.integers(1, 5000)))
def test_a_number_is_read_as_it_is_written(number: AgreementNumber) -> None:
    assert AgreementNumber.parse(str(number)) == number


def test_gaps_below_the_highest_number_are_found() -> None:
    taken = [AgreementNumber(2026, 4), AgreementNumber(2026, 2), AgreementNumber(2025, 1)]

    assert [str(gap) for gap in gaps(taken)] == ["2026-01", "2026-03"]


@given(st.lists(NUMBERS), st.integers(2020, 2022))
def test_the_next_number_is_free_and_leaves_no_new_gap(taken: list[AgreementNumber], year: int) -> None:
    following = next_number(taken, year)

    assert following not in taken
    assert gaps([*taken, following]) == gaps(taken)
