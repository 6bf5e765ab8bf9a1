"""One rating in words, as a cell of a grid or a line of a page; what is not seen always looks the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from ..models import VisibleRating
from ..rules import ratings as rules
from ..rules.ratings import Answer
from .library import InstrumentSheet, Library

Place = tuple[UUID, str]


@dataclass(frozen=True)
class Cell:
    """What a person sees of one house in one dimension; without `rating` it is not visible, for whatever reason."""

    rating: UUID | None = None
    value: int | None = None
    word: str = ""
    label: str = ""
    tone: int | None = None
    evidence: str = ""
    comment: str = ""
    is_focus: bool = False
    target: str = ""
    target_on: date | None = None
    period: str = ""
    is_pulse: bool = False
    is_own: bool = False


NOT_VISIBLE = Cell()


def cell_of(rating: VisibleRating | None, library: Library) -> Cell:
    """The rating in the words of the version that was answered."""
    if rating is None:
        return NOT_VISIBLE
    sheet = library.sheet(rating.instrument)
    stage = sheet.stage(rating.stage, rating.dimension)
    target = sheet.stage(rating.target_stage, rating.dimension)
    other = "" if stage else answer_in_words(rating.answer)
    return Cell(
        rating=rating.id,
        value=rating.stage,
        word=stage.short if stage else other,
        label=stage.label if stage else other,
        tone=stage.tone if stage else None,
        evidence=rating.evidence,
        comment=rating.comment,
        is_focus=rating.is_focus,
        target=f"{target.value} {target.label}" if target else "",
        target_on=rating.target_on,
        period=rating.period,
        is_pulse=rating.is_pulse,
        is_own=rating.is_own,
    )


def answer_in_words(answer: str) -> str:
    """An answer that is no stage."""
    return _("trifft nicht zu") if answer == Answer.NOT_APPLICABLE else _("nicht einschätzbar")


def rating_in_words(sheet: InstrumentSheet, key: str, answer: str, value: int | None) -> str:
    """A stage with number and word, or another answer; nothing where there is none yet."""
    stage = sheet.stage(value, key)
    return f"{stage.value} {stage.label}" if stage else answer_in_words(answer) if answer else ""


def current(ratings: Iterable[VisibleRating]) -> dict[Place, VisibleRating]:
    """For each house and dimension the current rating, where it is seen: nothing rather than something outdated."""
    found: dict[Place, VisibleRating] = {}
    for rating in ratings:
        if rating.is_current:
            found.setdefault((rating.institution, rating.dimension), rating)
    return found


def as_rule(rating: VisibleRating, library: Library) -> rules.Rating[UUID]:
    """The rating as the rules of occasions take it."""
    return rules.Rating(
        institution=rating.institution,
        instrument=str(rating.instrument),
        dimension=rating.dimension,
        scale=library.sheet(rating.instrument).scale_of(rating.dimension),
        answer=Answer(rating.answer),
        stage=rating.stage,
        target=rating.target_stage,
        is_focus=rating.is_focus,
        is_current=rating.is_current,
    )
