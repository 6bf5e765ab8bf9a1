"""One institution's rating of one dimension, as it looks to the person for whom reasons to talk are computed."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from rundtisch.matrices.rules.stages import Scale, Standing

House = TypeVar("House", bound=Hashable)

Counterparts = frozenset[frozenset[str]]


class Answer(StrEnum):
    """What an institution may answer to a dimension; all three are valid answers."""

    STAGE = "stage"
    NOT_APPLICABLE = "not_applicable"
    CANNOT_JUDGE = "cannot_judge"


@dataclass(frozen=True)
class Rating(Generic[House]):
    """The agreed answer of an institution, its target, and what of it this person may see.

    `instrument` is the one version of an instrument that the institution answered; `dimension` is unique over all
    instruments.
    """

    institution: House
    instrument: str
    dimension: str
    scale: Scale
    answer: Answer
    stage: int | None
    target: int | None = None
    is_focus: bool = False
    is_agreed: bool = True
    is_current: bool = True
    is_visible: bool = True
    is_target_visible: bool = True

    @property
    def takes_part(self) -> bool:
        """Whether this rating can be a reason to talk: a stage, agreed, current and visible."""
        return (
            self.answer is Answer.STAGE
            and self.stage is not None
            and self.is_agreed
            and self.is_current
            and self.is_visible
        )

    @property
    def standing(self) -> Standing | None:
        """Early, middle or advanced; nothing for a rating that takes no part."""
        return self.scale.standing(self.stage) if self.takes_part and self.stage is not None else None

    @property
    def visible_target(self) -> int | None:
        """The target stage, if its owner lets this person see it."""
        return self.target if self.takes_part and self.is_target_visible else None


def counterparts_of(links: Iterable[tuple[str, str]]) -> Counterparts:
    """The pairs of dimensions that answer each other; a link is read both ways and a pair counts once."""
    return frozenset(frozenset(link) for link in links if link[0] != link[1])
