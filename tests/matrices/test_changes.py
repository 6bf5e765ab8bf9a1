"""What became new since the last meeting: stages agreed later, and stages opened only later."""

from dataclasses import replace
from typing import Any

import pytest

from rundtisch.matrices.rules.changes import Change, Sight, changes
from rundtisch.matrices.rules.stages import Scale
from tests.matrices.ratings import ASIDE, rating


def test_a_stage_agreed_later_is_told_with_the_one_before() -> None:
    now, before, first = rating("A", "s1", 2), rating("A", "s1", 1, is_current=False), rating("A", "s1", 0)

    assert changes([Sight(now, True), Sight(before, False), Sight(first, False)]) == [Change(now, before)]


def test_without_a_visible_stage_before_it_is_told_alone() -> None:
    now = rating("A", "s1", 2)

    assert changes([Sight(now, True)]) == [Change(now)]
    assert changes([Sight(now, True), Sight(rating("A", "s1", None), False)]) == [Change(now)]


def test_what_was_seen_before_is_no_change() -> None:
    assert changes([Sight(rating("A", "s1", 2), False), Sight(rating("A", "s1", 1), True)]) == []


def test_the_same_stage_agreed_anew_is_no_change() -> None:
    same = rating("A", "s1", 2)

    assert changes([Sight(same, True), Sight(same, False)]) == []


def test_the_same_stage_twice_is_new_if_neither_was_seen_before() -> None:
    same = rating("A", "s1", 2)

    assert changes([Sight(same, True), Sight(same, True)]) == [Change(same)]


def test_the_same_number_on_another_scale_is_another_stage() -> None:
    now, before = rating("A", "s1", 2, scale=Scale(0, 4)), rating("A", "s1", 2)

    assert changes([Sight(now, True), Sight(before, False)]) == [Change(now, before)]


@pytest.mark.parametrize("aside", ASIDE)
def test_what_takes_no_part_in_any_reason_takes_none_here(aside: dict[str, Any]) -> None:
    assert changes([Sight(replace(rating("A", "s1", 2), **aside), True)]) == []


def test_houses_and_dimensions_change_each_for_itself() -> None:
    one, other, same = rating("A", "s1", 2), rating("B", "s1", 1), rating("A", "s2", 3)

    assert changes([Sight(one, True), Sight(other, True), Sight(same, False)]) == [Change(one), Change(other)]
