"""How one version of an instrument follows another: what is carried over, merged, or asked anew.

Nothing is computed between stages: each old stage leads to the new stage that the authors named, or is asked anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from rundtisch.matrices.rules.ratings import Answer


class Following(StrEnum):
    """What becomes of earlier answers in a dimension of the next version."""

    CARRIED_OVER = "carried_over"
    MERGED = "merged"
    ASKED_ANEW = "asked_anew"


@dataclass(frozen=True)
class Predecessor:
    """A dimension takes the answers of one of the version before; each old stage leads to a new one, or to none."""

    dimension: str
    before: str
    stages: tuple[tuple[int, int | None], ...]

    def stage(self, before: int | None) -> int | None:
        """The stage to which an old one leads; nothing where it is asked anew."""
        return dict(self.stages).get(before) if before is not None else None


@dataclass(frozen=True)
class Succession:
    """The version before, and which of its dimensions live on in which of this one."""

    version: str
    predecessors: tuple[Predecessor, ...]

    def of(self, dimension: str) -> tuple[Predecessor, ...]:
        """What a dimension takes from the version before."""
        return tuple(one for one in self.predecessors if one.dimension == dimension)

    def following(self, dimension: str) -> Following:
        """What becomes of earlier answers in this dimension."""
        number = len(self.of(dimension))
        if number > 1:
            return Following.MERGED
        return Following.CARRIED_OVER if number else Following.ASKED_ANEW

    def dropped(self, before: Iterable[str]) -> tuple[str, ...]:
        """The dimensions of the version before that live on in none of this one."""
        kept = {one.before for one in self.predecessors}
        return tuple(key for key in before if key not in kept)


@dataclass(frozen=True)
class EarlierTarget:
    """Where a house wanted to be, by when, and what it needed."""

    stage: int | None = None
    day: date | None = None
    support: str = ""


@dataclass(frozen=True)
class EarlierAnswer:
    """What a house answered to one dimension; `title` names the dimension where several are merged."""

    title: str
    answer: str = ""
    stage: int | None = None
    evidence: str = ""
    comment: str = ""
    target: EarlierTarget | None = None

    @property
    def says_something(self) -> bool:
        """Whether anything is worth taking along."""
        return bool(self.answer or self.evidence or self.comment or self.target)


def carried_over(
    earlier: Mapping[str, EarlierAnswer], succession: Succession, titles: Mapping[str, str]
) -> dict[str, EarlierAnswer]:
    """The answers with which an assessment by the next version begins, by its dimensions."""
    found = {}
    for dimension, title in titles.items():
        parts = [
            _led_on(answer, one) for one in succession.of(dimension) if (answer := earlier.get(one.before)) is not None
        ]
        merged = _merged(parts, title)
        if merged.says_something:
            found[dimension] = merged
    return found


def _led_on(answer: EarlierAnswer, one: Predecessor) -> EarlierAnswer:
    target = answer.target
    if target:
        stage = one.stage(target.stage)
        # A day without a stage to reach says nothing.
        target = replace(target, stage=stage, day=target.day if stage is not None else None)
    if answer.answer != Answer.STAGE:
        return replace(answer, target=target)
    stage = one.stage(answer.stage)
    return replace(answer, answer=answer.answer if stage is not None else "", stage=stage, target=target)


def _merged(parts: list[EarlierAnswer], title: str) -> EarlierAnswer:
    """One answer only where all say the same; texts stand side by side under the old titles."""
    if len(parts) == 1:
        return replace(parts[0], title=title)
    answers = {(part.answer, part.stage) for part in parts}
    answer, stage = answers.pop() if len(answers) == 1 else ("", None)
    targets = [part.target for part in parts if part.target]
    aims = {(target.stage, target.day) for target in targets}
    wanted, day = aims.pop() if len(aims) == 1 else (None, None)
    return EarlierAnswer(
        title=title,
        answer=answer,
        stage=stage,
        evidence=_side_by_side((part.title, part.evidence) for part in parts),
        comment=_side_by_side((part.title, part.comment) for part in parts),
        target=EarlierTarget(
            wanted, day, _side_by_side((part.title, part.target.support) for part in parts if part.target)
        )
        if targets
        else None,
    )


def _side_by_side(texts: Iterable[tuple[str, str]]) -> str:
    return "\n\n".join(f"{title}: {text}" for title, text in texts if text)
