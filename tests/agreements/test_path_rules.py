"""What comes next on the way of a proposal."""

from typing import Any

import pytest

from rundtisch.agreements.rules.path import Coming, Standing, coming

ASKED = {"was_asked": True}


@pytest.mark.parametrize(
    ("known", "next_one"),
    [
        ({}, Coming.ASK),
        ({"open_questions": 1}, Coming.ANSWER),
        ({"open_questions": 1, "has_open_round": True}, Coming.HEAR),
        ({**ASKED, "was_sense_check": True}, Coming.DECIDE),
        ({**ASKED, "was_sense_check": True, "is_stated": True}, Coming.DECIDE),
        (ASKED, Coming.STATE),
        ({**ASKED, "is_stated": True}, Coming.DECIDE),
        ({**ASKED, "is_stated": True, "next_step": "revise"}, Coming.REVISE),
        ({**ASKED, "is_stated": True, "next_step": "deepen", "open_questions": 2}, Coming.DEEPEN),
        ({**ASKED, "is_stated": True, "next_step": "smaller_circle"}, Coming.SMALLER_CIRCLE),
        ({**ASKED, "is_stated": True, "next_step": "local_choice"}, Coming.LOCAL_CHOICE),
        ({"is_agreed": True, "has_open_round": True}, Coming.ADOPT),
        ({"is_withdrawn": True, "is_agreed": False}, Coming.NOTHING),
    ],
)
def test_what_ends_the_way_comes_first_then_what_runs_then_what_waits(known: dict[str, Any], next_one: Coming) -> None:
    assert coming(Standing(**known)) == next_one
