"""The way of a proposal: question round, sense check, versions, consensus round, statement; and what comes next."""

from dataclasses import dataclass
from enum import StrEnum


class Coming(StrEnum):
    """What comes next on the way of a proposal."""

    NOTHING = "nothing"
    ADOPT = "adopt"
    ANSWER = "answer"
    ASK = "ask"
    HEAR = "hear"
    STATE = "state"
    DECIDE = "decide"
    REVISE = "revise"
    DEEPEN = "deepen"
    SMALLER_CIRCLE = "smaller_circle"
    LOCAL_CHOICE = "local_choice"


@dataclass(frozen=True)
class Standing:
    """How far a proposal is; `next_step` is what was stated with "no consensus" about the newest version."""

    is_withdrawn: bool = False
    is_agreed: bool = False
    open_questions: int = 0
    has_open_round: bool = False
    #: The newest version has been put to the table, by a method that can decide or by a sense check.
    was_asked: bool = False
    was_sense_check: bool = False
    is_stated: bool = False
    next_step: str = ""


def coming(standing: Standing) -> Coming:
    """The next step: first what ends the way, then what runs, then what somebody waits for."""
    return next(what for holds, what in _waits(standing) if holds)


def _waits(standing: Standing) -> list[tuple[object, Coming]]:
    return [
        (standing.is_withdrawn, Coming.NOTHING),
        (standing.is_agreed, Coming.ADOPT),
        (standing.has_open_round, Coming.HEAR),
        (standing.next_step, Coming(standing.next_step or Coming.REVISE)),
        (standing.open_questions, Coming.ANSWER),
        (not standing.was_asked, Coming.ASK),
        (standing.was_sense_check or standing.is_stated, Coming.DECIDE),
        (True, Coming.STATE),
    ]
