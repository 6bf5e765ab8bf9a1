"""Figures of a region: merged until nobody stands alone, and never to be subtracted from each other."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundtisch.matrices.rules.releases import (
    FEWEST_CHANGES,
    FEWEST_INSTITUTIONS,
    FEWEST_MUNICIPALITIES,
    Answer,
    StageClass,
    classes_of,
    differing,
    may_be_released,
    release_day,
)
from rundtisch.matrices.rules.stages import Scale

SCALE = Scale(0, 3)
ANSWERS = st.lists(st.builds(Answer, st.integers(0, 3), st.sampled_from(["a", "b", "c", "d", ""])), max_size=60)
FIGURES = st.dictionaries(st.sampled_from("ABCDEFGHIJKL"), st.integers(0, 3))


def answers(*stages: int, places: str = "abc") -> list[Answer]:
    """One answer per stage, the municipalities in turn."""
    return [Answer(stage, places[place % len(places)]) for place, stage in enumerate(stages)]


@pytest.mark.parametrize(
    ("given_answers", "classes"),
    [
        (answers(*[0] * 5, *[1] * 5, *[2] * 5, *[3] * 5), [(0, 0, 5), (1, 1, 5), (2, 2, 5), (3, 3, 5)]),
        (answers(*[0] * 4, *[1] * 2, *[3] * 6), [(0, 1, 6), (2, 3, 6)]),
        (answers(*[0] * 6, *[1] * 6, *[2] * 4), [(0, 0, 6), (1, 3, 10)]),
        (answers(*[0] * 6, *[3] * 4), []),
        (answers(*[0] * 6, *[3] * 6, places="ab"), []),
        (answers(*[0] * 6, places="a") + answers(*[1] * 6, *[3] * 6), [(0, 1, 12), (2, 3, 6)]),
        ([], []),
    ],
)
def test_neighbouring_stages_are_merged_from_the_lowest(
    given_answers: list[Answer], classes: list[tuple[int, int, int]]
) -> None:
    assert classes_of(given_answers, SCALE) == tuple(StageClass(*one) for one in classes)


@given(ANSWERS)
def test_every_class_hides_each_of_its_institutions(drawn: list[Answer]) -> None:
    classes = classes_of(drawn, SCALE)

    assert len(classes) != 1
    for one in classes:
        inside = [answer for answer in drawn if one.lowest <= answer.stage <= one.highest]
        assert one.institutions == len(inside) >= FEWEST_INSTITUTIONS
        assert len({answer.municipality for answer in inside} - {""}) >= FEWEST_MUNICIPALITIES


@given(ANSWERS)
def test_classes_cover_the_scale_once_and_count_everybody(drawn: list[Answer]) -> None:
    classes = classes_of(drawn, SCALE)

    if classes:
        covered = [stage for one in classes for stage in range(one.lowest, one.highest + 1)]
        assert covered == list(range(SCALE.lowest, SCALE.highest + 1))
        assert sum(one.institutions for one in classes) == len(drawn)


@given(ANSWERS, st.randoms(use_true_random=False))
def test_the_order_of_answers_never_matters(drawn: list[Answer], chance: object) -> None:
    shuffled = list(drawn)
    chance.shuffle(shuffled)  # type: ignore[attr-defined] - hypothesis gives a Random

    assert classes_of(shuffled, SCALE) == classes_of(drawn, SCALE)


@pytest.mark.parametrize("changes", range(8))
def test_a_group_is_counted_anew_only_when_nothing_or_enough_changed(changes: int) -> None:
    before = dict.fromkeys("ABCDEFGHIJ", 1)
    now = {**before, **dict.fromkeys("ABCDEFGHIJ"[:changes], 2)}

    assert len([*differing(before, now)]) == changes
    assert may_be_released(now, [before]) == (changes == 0 or changes >= FEWEST_CHANGES)


@given(FIGURES, st.lists(FIGURES, max_size=4))
def test_no_figure_differs_from_one_before_it_by_a_few_institutions(
    now: dict[str, int], earlier: list[dict[str, int]]
) -> None:
    if may_be_released(now, earlier):
        assert all(len([*differing(now, one)]) not in range(1, FEWEST_CHANGES) for one in earlier)


def test_in_no_sequence_of_releases_two_figures_tell_what_a_few_institutions_answered() -> None:
    """Exhaustive: a region of seven, three of which join, leave or change over three days of release."""
    steady = {"S1": 0, "S2": 0, "S3": 3, "S4": 3}
    choices = [dict(zip("ABC", stages, strict=True)) for stages in product((None, 0, 3), repeat=3)]
    states = [{**steady, **{house: stage for house, stage in one.items() if stage is not None}} for one in choices]

    for sequence in product(states, repeat=3):
        shown: list[dict[str, int]] = []
        for state in sequence:
            if may_be_released(state, shown):
                shown.append(state)
        assert all(one == shown[0] for one in shown)


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 1, 31), date(2025, 8, 1)),
        (date(2026, 2, 1), date(2026, 2, 1)),
        (date(2026, 7, 31), date(2026, 2, 1)),
        (date(2026, 8, 1), date(2026, 8, 1)),
        (date(2026, 12, 31), date(2026, 8, 1)),
    ],
)
def test_figures_are_released_on_two_days_of_the_year(today: date, day: date) -> None:
    assert release_day(today) == day


def test_no_withdrawal_and_new_release_tells_what_one_of_them_answered() -> None:
    """Exhaustive: shown figures of up to three days, each of which may be withdrawn before the next one."""
    steady = dict.fromkeys(["S1", "S2", "S3", "S4", "S5", "S6"], 0) | dict.fromkeys(["T1", "T2", "T3", "T4", "T5"], 3)
    moving = ["A", "B", "C", "D", "E", "F"]
    states = [
        {**steady, **dict.fromkeys(moving[:count], stage)} for count, stage in product(range(len(moving) + 1), (0, 3))
    ]

    for sequence in product(states, repeat=3):
        released: list[dict[str, int]] = []
        for state in sequence:
            if classes_of(located(state), SCALE) and may_be_released(state, released):
                released.append(state)
        for one, other in product(released, repeat=2):
            alone = [house for house in one.keys() | other.keys() if one.get(house) != other.get(house)]
            assert len(alone) not in range(1, FEWEST_CHANGES)


def located(state: dict[str, int]) -> list[Answer]:
    """The answers of this state, the municipalities in turn."""
    return [Answer(stage, "abc"[place % 3]) for place, (_house, stage) in enumerate(sorted(state.items()))]
