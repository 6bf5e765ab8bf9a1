"""Friction: a school and its authority at different ends of two dimensions that answer each other."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundtisch.matrices.rules.friction import Belonging, Friction, frictions
from rundtisch.matrices.rules.ratings import Rating, counterparts_of
from rundtisch.matrices.rules.stages import Scale
from tests.matrices.ratings import ASIDE, COUNTERPARTS, RATINGS, rating

DAY = date(2026, 11, 23)
BELONGS = [Belonging("A", "T")]


def found(*ratings: Rating[str], belongings: list[Belonging[str]] = BELONGS) -> list[Friction[str]]:
    """The frictions of the day."""
    return frictions(ratings, COUNTERPARTS, belongings, DAY)


def test_a_school_ahead_of_its_authority_is_a_friction() -> None:
    school, authority = rating("A", "s1", 3), rating("T", "t1", 0)

    assert found(school, authority) == [Friction(school, authority)]


def test_a_school_behind_its_authority_is_a_friction_too() -> None:
    school, authority = rating("A", "s1", 1), rating("T", "t1", 2)

    assert found(authority, school) == [Friction(school, authority)]


def test_two_counterparts_of_one_dimension_are_two_frictions() -> None:
    one, two, authority = rating("A", "s1", 3), rating("A", "s2", 2), rating("T", "t1", 0)

    assert found(one, two, authority) == [Friction(one, authority), Friction(two, authority)]


@pytest.mark.parametrize(("school", "authority"), [(0, 1), (2, 3), (1, None), (None, 3)])
def test_the_same_end_or_no_stage_is_no_friction(school: int | None, authority: int | None) -> None:
    assert found(rating("A", "s1", school), rating("T", "t1", authority)) == []


def test_the_middle_of_an_odd_scale_rubs_with_nobody() -> None:
    assert found(rating("A", "s1", 1, scale=Scale(0, 2)), rating("T", "t1", 3)) == []


def test_dimensions_that_do_not_answer_each_other_do_not_rub() -> None:
    assert found(rating("A", "s3", 3), rating("T", "t1", 0)) == []


@pytest.mark.parametrize("aside", ASIDE)
def test_who_takes_no_part_rubs_with_nobody(aside: dict[str, Any]) -> None:
    assert found(rating("A", "s1", 3), rating("T", "t1", 0)) != []
    assert found(replace(rating("A", "s1", 3), **aside), rating("T", "t1", 0)) == []
    assert found(rating("A", "s1", 3), replace(rating("T", "t1", 0), **aside)) == []


@pytest.mark.parametrize(
    ("from_on", "until_on", "count"),
    [
        (None, None, 1),
        (DAY, DAY, 1),
        (date(2026, 11, 24), None, 0),
        (None, date(2026, 11, 22), 0),
        (date(2020, 1, 1), date(2027, 1, 1), 1),
    ],
)
def test_the_school_belongs_to_the_authority_on_that_day(from_on: Any, until_on: Any, count: int) -> None:
    belonging = Belonging("A", "T", from_on, until_on)

    assert len(found(rating("A", "s1", 3), rating("T", "t1", 0), belongings=[belonging])) == count


def test_another_authority_and_another_school_do_not_rub() -> None:
    assert found(rating("A", "s1", 3), rating("U", "t1", 0)) == []
    assert found(rating("B", "s1", 3), rating("T", "t1", 0)) == []


def test_a_belonging_entered_twice_is_one_friction() -> None:
    assert len(found(rating("A", "s1", 3), rating("T", "t1", 0), belongings=[*BELONGS, Belonging("A", "T", DAY)])) == 1


@given(RATINGS, st.lists(st.sampled_from([("s1", "t1"), ("s2", "t1"), ("t1", "s2")])))
def test_counterparts_are_read_both_ways_and_pair_once(
    ratings: list[Rating[str]], links: list[tuple[str, str]]
) -> None:
    turned = counterparts_of([(there, here) for here, there in links])

    frictions_found = frictions(ratings, counterparts_of(links), BELONGS, DAY)

    assert frictions_found == frictions(ratings, turned, BELONGS, DAY)
    assert len(set(frictions_found)) == len(frictions_found)


@given(RATINGS)
def test_only_what_one_may_see_can_rub(ratings: list[Rating[str]]) -> None:
    seen = [r for r in ratings if r.is_visible]

    assert frictions(ratings, COUNTERPARTS, BELONGS, DAY) == frictions(seen, COUNTERPARTS, BELONGS, DAY)
