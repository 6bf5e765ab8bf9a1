"""How the perspectives of a house spread, dimension by dimension; only for the house, and only once the inquiry ended.

Nothing is shown before the end: two looks at a growing number would tell what the newest answer says.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from rundtisch.people.models import Person

from ..models import Assessment, Inquiry, PerspectiveAnswer
from ..permissions import may_read_perspectives
from ..rules.perspectives import Spread, View, shown_groups, shows_spread, shows_words, spread_of
from ..rules.ratings import Answer
from .assessments import AssessmentPage, RatingLine, assessment_page
from .cells import answer_in_words
from .inquiries import inquiry_of
from .library import InstrumentSheet, StageWord


@dataclass(frozen=True)
class Bar:
    """One stage, or one of the other answers, with how many gave it."""

    stage: StageWord | None
    word: str
    number: int

    @property
    def dots(self) -> range:
        """One for each perspective."""
        return range(self.number)


@dataclass(frozen=True)
class GroupSpread:
    """How one group spreads, where it may be told apart."""

    name: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Said:
    """What one perspective says; nobody stands here where it is anonymous."""

    who: str
    group: str
    word: str
    comment: str


@dataclass(frozen=True)
class DimensionSpread:
    """All perspectives on one dimension, as the house may read them."""

    line: RatingLine
    total: int
    is_of_one_mind: bool
    bars: tuple[Bar, ...]
    groups: tuple[GroupSpread, ...]
    said: tuple[Said, ...]
    comments: tuple[str, ...]


@dataclass(frozen=True)
class PerspectivesPage:
    """The perspectives beside what the house has agreed so far."""

    page: AssessmentPage
    inquiry: Inquiry
    given: int
    spreads: tuple[DimensionSpread, ...]

    def of(self, key: str) -> DimensionSpread | None:
        """One dimension."""
        return next((spread for spread in self.spreads if spread.line.dimension.key == key), None)


@dataclass(frozen=True)
class _Row:
    dimension: UUID
    answer: str
    stage: int | None
    comment: str
    group: str | None
    name: str | None
    is_anonymous: bool


def perspectives_page(person: Person, assessment: Assessment) -> PerspectivesPage | None:
    """All spreads for somebody of the house; nothing for others, and nothing before the inquiry ended."""
    inquiry = inquiry_of(assessment)
    if inquiry is None or inquiry.closed_on is None or not may_read_perspectives(person, assessment):
        return None
    page = assessment_page(person, assessment)
    rows = _rows(inquiry)
    is_anonymous = inquiry.is_anonymous or any(row.is_anonymous for found in rows.values() for row in found)
    return PerspectivesPage(
        page,
        inquiry,
        inquiry.perspectives.count(),
        tuple(_spread(line, rows.get(line.dimension.id, []), page.sheet, is_anonymous) for line in page.lines),
    )


def _rows(inquiry: Inquiry) -> dict[UUID, list[_Row]]:
    found: dict[UUID, list[_Row]] = {}
    for words in (
        PerspectiveAnswer.objects.filter(perspective__inquiry=inquiry)
        .exclude(answer="", comment="")
        .order_by("perspective__group__position", "perspective__invitation__name")
        .values_list(
            "dimension_id",
            "answer",
            "stage",
            "comment",
            "perspective__group__name",
            "perspective__invitation__name",
            "perspective__is_anonymous",
        )
    ):
        row = _Row(*words)
        found.setdefault(row.dimension, []).append(row)
    return found


def _spread(line: RatingLine, rows: list[_Row], sheet: InstrumentSheet, is_anonymous: bool) -> DimensionSpread:
    answered = [row for row in rows if row.answer]
    views = [View(Answer(row.answer), row.stage, row.group) for row in answered]
    stages = sheet.stages_of(line.dimension.key)
    spread = spread_of(views, [stage.value for stage in stages])
    told_apart = shown_groups(Counter(view.group for view in views), is_anonymous=is_anonymous)
    names = list(dict.fromkeys(row.group for row in answered if row.group in told_apart and row.group))
    is_shown = shows_spread(spread.total, is_anonymous=is_anonymous)
    return DimensionSpread(
        line,
        spread.total,
        is_shown and spread.is_of_one_mind,
        _bars(spread, stages) if is_shown else (),
        tuple(GroupSpread(name, _bars(_of_group(views, name, stages), stages)) for name in names),
        () if is_anonymous else tuple(_said(row, stages) for row in rows),
        _comments(rows) if is_anonymous and shows_words(len(answered), is_anonymous=True) else (),
    )


def _of_group(views: Iterable[View[str]], name: str, stages: Iterable[StageWord]) -> Spread:
    return spread_of([view for view in views if view.group == name], [stage.value for stage in stages])


def _bars(spread: Spread, stages: Iterable[StageWord]) -> tuple[Bar, ...]:
    numbers = dict(spread.stages)
    others = ((Answer.NOT_APPLICABLE, spread.not_applicable), (Answer.CANNOT_JUDGE, spread.cannot_judge))
    return (
        *(Bar(stage, stage.label, numbers[stage.value]) for stage in stages),
        *(Bar(None, answer_in_words(answer), number) for answer, number in others),
    )


def _said(row: _Row, stages: Iterable[StageWord]) -> Said:
    stage = next((one for one in stages if one.value == row.stage), None)
    word = (
        f"{stage.value} {stage.label}"
        if stage
        else answer_in_words(row.answer)
        if row.answer
        else _("noch nicht bewertet")
    )
    return Said(row.name or "", row.group or "", word, row.comment)


def _comments(rows: Iterable[_Row]) -> tuple[str, ...]:
    """In the order of the alphabet, which tells nothing."""
    return tuple(sorted((row.comment for row in rows if row.comment), key=str.casefold))
