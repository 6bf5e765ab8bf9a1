"""What a house learns from its perspectives, and what it never learns."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundtisch.matrices.rules.perspectives import (
    FEWEST_TO_HIDE_AMONG,
    Openness,
    Spread,
    View,
    keeps_group,
    openness_on,
    shown_groups,
    shows_spread,
    shows_words,
    spread_of,
)
from rundtisch.matrices.rules.ratings import Answer

DAY = date(2026, 11, 24)
COUNTS = st.dictionaries(st.sampled_from([None, "a", "b", "c", "d"]), st.integers(0, 12))


def test_a_spread_counts_every_stage_and_every_other_answer() -> None:
    views: list[View[str]] = [
        View(Answer.STAGE, 1),
        View(Answer.STAGE, 3),
        View(Answer.STAGE, 1),
        View(Answer.CANNOT_JUDGE),
        View(Answer.NOT_APPLICABLE),
    ]

    spread = spread_of(views, range(4))

    assert spread == Spread(((0, 0), (1, 2), (2, 0), (3, 1)), 1, 1)
    assert (spread.total, spread.is_of_one_mind) == (5, False)


def test_one_perspective_alone_is_not_one_mind() -> None:
    alone, two = [View[str](Answer.STAGE, 2)], [View[str](Answer.STAGE, 2)] * 2

    assert [spread_of(views, range(4)).is_of_one_mind for views in (alone, two)] == [False, True]


def test_the_last_day_counts_whole_and_what_is_closed_stays_closed() -> None:
    asked = [(DAY, False), (DAY + timedelta(days=1), False), (DAY, True)]

    answers = [openness_on(day, DAY, is_closed=is_closed) for day, is_closed in asked]

    assert answers == [Openness.OPEN, Openness.OVER, Openness.CLOSED]


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        ({"staff": 5}, {"staff"}),
        ({"staff": 4}, set()),
        # Taken from all answers, the only one of IT would be told.
        ({"staff": 7, "it": 1}, set()),
        ({"staff": 7, None: 2}, set()),
        ({"staff": 7, "it": 5}, {"staff", "it"}),
        # The smaller one stays hidden to hide the one of IT.
        ({"staff": 7, "parents": 5, "it": 1}, {"staff"}),
        ({"staff": 9, "it": 3, "finance": 2}, {"staff"}),
    ],
)
def test_an_anonymous_group_is_told_apart_only_where_nobody_can_be_found(
    answers: dict[str | None, int], shown: set[str]
) -> None:
    assert shown_groups(answers, is_anonymous=True) == shown


def test_named_groups_are_all_told_apart() -> None:
    assert shown_groups({"staff": 2, "it": 1, "finance": 0, None: 1}, is_anonymous=False) == {"staff", "it"}


@given(COUNTS)
def test_neither_a_shown_group_nor_what_is_left_is_ever_small(answers: dict[str | None, int]) -> None:
    shown = shown_groups(answers, is_anonymous=True)

    rest = sum(answers.values()) - sum(answers[group] for group in shown)
    assert all(answers[group] >= FEWEST_TO_HIDE_AMONG for group in shown)
    assert not shown or rest == 0 or rest >= FEWEST_TO_HIDE_AMONG


def test_words_are_read_from_five_answers_on() -> None:
    asked = [(4, True), (5, True), (1, False)]

    assert [shows_words(number, is_anonymous=anonymous) for number, anonymous in asked] == [False, True, True]


def test_a_group_too_small_to_hide_in_is_not_kept() -> None:
    asked = [(4, True), (5, True), (1, False)]

    assert [keeps_group(places=places, is_anonymous=anonymous) for places, anonymous in asked] == [False, True, True]


def test_a_spread_of_one_or_two_anonymous_answers_stays_hidden() -> None:
    assert [shows_spread(number, is_anonymous=True) for number in (0, 1, 2, 3)] == [False, False, False, True]
    assert shows_spread(1, is_anonymous=False)
