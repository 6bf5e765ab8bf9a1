"""When each agenda item begins, and whether the agenda fits."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from rundtisch.meetings.rules.agenda import Slot, TimePlan, moved, time_plan

THREE = datetime(2026, 5, 7, 15, 0, tzinfo=UTC)


def at(hour: int, minute: int) -> datetime:
    return THREE.replace(hour=hour, minute=minute)


def test_one_item_begins_when_the_other_ends() -> None:
    plan = time_plan(THREE, 150, [20, 35])

    assert plan == TimePlan((Slot(at(15, 0), at(15, 20)), Slot(at(15, 20), at(15, 55))), 55, 150)
    assert (plan.spare, plan.is_too_long, plan.too_long_by) == (95, False, 0)


def test_an_agenda_longer_than_the_meeting_says_by_how_much() -> None:
    plan = time_plan(THREE, 30, [20, 35])

    assert (plan.spare, plan.is_too_long, plan.too_long_by) == (-25, True, 25)


def test_without_items_all_time_is_left() -> None:
    assert time_plan(THREE, 30, []) == TimePlan((), 0, 30)


@given(some.lists(some.integers(1, 480), max_size=40))
def test_items_follow_each_other_without_gaps(lengths: list[int]) -> None:
    plan = time_plan(THREE, 150, lengths)

    edges = [THREE, *(slot.ends_at for slot in plan.slots)]
    assert [slot.starts_at for slot in plan.slots] == edges[:-1]
    assert edges[-1] == THREE + timedelta(minutes=plan.total)


def test_an_entry_moves_one_place() -> None:
    assert moved("abc", "b", "up") == ["b", "a", "c"]
    assert moved("abc", "b", "down") == ["a", "c", "b"]


def test_at_the_ends_and_for_strangers_nothing_moves() -> None:
    assert [moved("abc", *way) for way in (("a", "up"), ("c", "down"), ("x", "up"), ("a", "sideways"))] == [
        ["a", "b", "c"]
    ] * 4


@given(some.lists(some.uuids().map(str), unique=True, min_size=1), some.data(), some.sampled_from(["up", "down"]))
def test_moving_loses_nothing(order: list[str], data: some.DataObject, way: str) -> None:
    key = data.draw(some.sampled_from(order))

    assert sorted(moved(order, key, way)) == sorted(order)
