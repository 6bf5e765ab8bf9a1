"""The way of an agreement into one house."""

from datetime import date

import pytest

from rundtisch.agreements.rules.adoption import (
    AdoptionState,
    Needed,
    is_reopened_by_new_wording,
    is_subject_to_resolution,
    may_follow,
    missing,
)

FOLLOWING = {
    "open": "brought_in deferred noted adopted adapted declined not_required",
    "brought_in": "deferred noted adopted adapted declined not_required",
    "deferred": "brought_in noted adopted adapted declined not_required",
    "noted": "brought_in implemented",
    "adopted": "brought_in implemented",
    "adapted": "brought_in implemented",
    "declined": "brought_in",
    "not_required": "brought_in",
    "implemented": "brought_in",
}


@pytest.mark.parametrize("state", list(AdoptionState))
def test_each_state_and_what_may_follow_it(state: AdoptionState) -> None:
    following = {next_state.value for next_state in AdoptionState if may_follow(state, next_state)}

    assert following == set(FOLLOWING[state].split())


def test_what_a_state_asks_for_and_nobody_has_said() -> None:
    asked = {state: missing(state, deviation="", reason=" ", implemented_on=None) for state in AdoptionState}

    assert {state: needed for state, needed in asked.items() if needed} == {
        AdoptionState.ADAPTED: Needed.DEVIATION,
        AdoptionState.DECLINED: Needed.REASON,
        AdoptionState.IMPLEMENTED: Needed.IMPLEMENTED_ON,
    }


def test_nothing_is_missing_when_it_is_said() -> None:
    said = [missing(state, deviation="d", reason="r", implemented_on=date(2026, 11, 23)) for state in AdoptionState]

    assert said == [None] * 9


def test_until_the_deciding_body_has_resolved_an_agreement_is_subject_to_it() -> None:
    assert [state.value for state in AdoptionState if is_subject_to_resolution(state)] == [
        "open",
        "brought_in",
        "deferred",
    ]


def test_a_new_wording_opens_every_adoption_that_had_begun() -> None:
    assert [state for state in AdoptionState if not is_reopened_by_new_wording(state)] == [AdoptionState.OPEN]
