"""Common ground, divergence and peers as reasons to talk."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from rundtisch.matrices.rules.occasions import CommonGround, Divergence, Peers, common_ground, divergences, peers
from rundtisch.matrices.rules.ratings import Answer, Rating
from rundtisch.matrices.rules.stages import Scale
from tests.matrices.ratings import ASIDE, COUNTERPARTS, RATINGS, rating


def test_one_dimension_in_focus_at_two_institutions_is_common_ground() -> None:
    one, two = rating("A", "s1", 0, is_focus=True), rating("B", "s1", 3, is_focus=True)

    assert common_ground([one, two], COUNTERPARTS) == [CommonGround(("s1",), (one, two))]


def test_counterparts_in_focus_on_both_sides_are_common_ground() -> None:
    school, authority = rating("A", "s1", 0, is_focus=True), rating("T", "t1", 1, is_focus=True)

    assert common_ground([authority, school], COUNTERPARTS) == [CommonGround(("s1", "t1"), (school, authority))]


def test_one_institution_has_no_common_ground_with_itself() -> None:
    ratings = [rating("A", "s1", 0, is_focus=True), rating("A", "t1", 0, is_focus=True), rating("B", "s1", 0)]

    assert common_ground(ratings, COUNTERPARTS) == []


@pytest.mark.parametrize("aside", ASIDE)
def test_who_takes_no_part_shares_no_ground(aside: dict[str, Any]) -> None:
    ratings = [rating("A", "s1", 0, is_focus=True), replace(rating("B", "s1", 3, is_focus=True), **aside)]

    assert common_ground(ratings, COUNTERPARTS) == []


def test_two_at_different_ends_of_one_dimension_diverge() -> None:
    low, middle, high = rating("A", "s1", 0), rating("C", "s1", 1), rating("B", "s1", 2)

    assert divergences([high, low, middle]) == [Divergence((low,), (high,))]


def test_on_five_stages_half_the_scale_is_two_stages() -> None:
    low, high = rating("A", "s1", 1, scale=Scale(0, 4)), rating("B", "s1", 3, scale=Scale(0, 4))

    assert divergences([low, high]) == [Divergence((low,), (high,))]


@pytest.mark.parametrize("aside", [*ASIDE, {"instrument": "s v2"}, {"dimension": "s2"}, {"institution": "A"}])
def test_nothing_diverges_across_dimensions_versions_or_from_itself(aside: dict[str, Any]) -> None:
    given = {"institution": "B", "dimension": "s1", "instrument": "s", "stage": 3, "scale": Scale(0, 3)}
    other: Rating[str] = Rating(**{"answer": Answer.STAGE, **given, **aside})

    assert divergences([rating("A", "s1", 0), other]) == []


def test_who_has_reached_what_another_wants_is_a_peer() -> None:
    seeking, reached = rating("A", "s1", 1, target=2), rating("B", "s1", 2)
    beyond, before = rating("C", "s1", 3), rating("D", "s1", 1)

    assert peers([seeking, reached, beyond, before]) == [Peers(seeking, reached), Peers(seeking, beyond)]


def test_who_has_already_reached_the_target_seeks_nobody() -> None:
    assert peers([rating("A", "s1", 2, target=2), rating("B", "s1", 3)]) == []


def test_a_target_that_is_not_shared_makes_no_peers() -> None:
    assert peers([rating("A", "s1", 1, target=2, is_target_visible=False), rating("B", "s1", 3)]) == []


@pytest.mark.parametrize("aside", ASIDE)
def test_who_takes_no_part_is_nobodys_peer(aside: dict[str, Any]) -> None:
    assert peers([rating("A", "s1", 1, target=2), replace(rating("B", "s1", 3), **aside)]) == []
    assert peers([replace(rating("A", "s1", 1, target=2), **aside), rating("B", "s1", 3)]) == []


@given(RATINGS)
def test_no_occasion_knows_more_than_one_may_see(ratings: list[Rating[str]]) -> None:
    seen = [r for r in ratings if r.is_visible]

    assert common_ground(ratings, COUNTERPARTS) == common_ground(seen, COUNTERPARTS)
    assert divergences(ratings) == divergences(seen)
    assert peers(ratings) == peers(seen)
