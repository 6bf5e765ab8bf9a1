"""One assessment as the house works on it: progress, ratings, shares, looks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from rundtisch.foundation import clock
from rundtisch.people.models import Person
from rundtisch.roundtables.queries import LookLine, audience_in_words, look_lines

from ..models import Assessment, FocusDimension, Look, Rating, SecondView, Share, acts_for_house
from ..permissions import may_see_whole_assessment
from ..rules.targets import is_overdue
from .cells import answer_in_words, rating_in_words
from .library import DimensionSheet, InstrumentSheet, StageWord, library, questions_of
from .shares import open_shares_of


@dataclass(frozen=True)
class RatingLine:
    """A dimension with what the house has answered so far."""

    dimension: DimensionSheet
    rating: UUID | None = None
    version: int = 0
    answer: str = ""
    stage: StageWord | None = None
    word: str = ""
    evidence: str = ""
    comment: str = ""
    is_carried_over: bool = False
    entered_by: str = ""
    is_focus: bool = False
    target: StageWord | None = None
    target_on: date | None = None
    is_overdue: bool = False
    support: str = ""
    rated_at: datetime | None = None
    seen_by: tuple[str, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether somebody has rated it in this assessment."""
        return bool(self.answer) and not self.is_carried_over


@dataclass(frozen=True)
class AreaProgress:
    """An area with its dimensions."""

    number: str
    title: str
    lines: tuple[RatingLine, ...]


@dataclass(frozen=True)
class KeptLine:
    """What a pulse does not ask: how the house agreed it last."""

    assessment: UUID
    period: str
    key: str
    heading: str
    word: str


@dataclass(frozen=True)
class AssessmentPage:
    """The assessment as one person may see it."""

    assessment: Assessment
    sheet: InstrumentSheet
    areas: tuple[AreaProgress, ...]
    is_whole: bool
    agreed_at: datetime | None
    agreed_by: str
    kept: tuple[KeptLine, ...] = ()

    @property
    def lines(self) -> tuple[RatingLine, ...]:
        """All dimensions in order."""
        return tuple(line for area in self.areas for line in area.lines)

    @property
    def done(self) -> int:
        """How many are rated."""
        return sum(line.is_done for line in self.lines)

    @property
    def next(self) -> RatingLine | None:
        """The first that is not."""
        return next((line for line in self.lines if not line.is_done), None)

    @property
    def focused(self) -> tuple[RatingLine, ...]:
        """Those in focus."""
        return tuple(line for line in self.lines if line.is_focus)

    @property
    def unconfirmed(self) -> tuple[RatingLine, ...]:
        """What was entered by mandate and waits for the house."""
        return tuple(line for line in self.lines if line.entered_by)


def assessment_for(person: Person, assessment_id: UUID) -> Assessment | None:
    """The assessment, if the person belongs to the house or enters it by mandate."""
    assessment = (
        Assessment.objects.filter(pk=assessment_id)
        .select_related("institution__municipality__county", "instrument", "previous", "agreement__agreed_by")
        .annotate(has_second_views=Exists(SecondView.objects.given().filter(assessment=OuterRef("pk"))))
        .first()
    )
    return assessment if assessment and acts_for_house(person, assessment.institution_id) else None


def assessment_page(person: Person, assessment: Assessment, shares: Iterable[Share] | None = None) -> AssessmentPage:
    """The whole assessment for the house; for somebody with a mandate only what that person entered."""
    is_whole = may_see_whole_assessment(person, assessment)
    sheet = questions_of(assessment)
    ratings = _ratings(assessment, None if is_whole else person)
    agreement = getattr(assessment, "agreement", None)
    if shares is None:
        # What is not agreed cannot be shared.
        shares = open_shares_of(assessment) if is_whole and agreement else ()
    seen_by = _seen_by(shares)
    return AssessmentPage(
        assessment,
        sheet,
        tuple(
            AreaProgress(
                area.number,
                area.title,
                tuple(_line(dimension, ratings.get(dimension.id), sheet, seen_by) for dimension in area.dimensions),
            )
            for area in sheet.areas
        ),
        is_whole,
        agreement.agreed_at if agreement else None,
        agreement.agreed_by.name if agreement and is_whole else "",
        _kept(assessment) if is_whole and assessment.is_pulse else (),
    )


def _kept(assessment: Assessment) -> tuple[KeptLine, ...]:
    """What is current of the dimensions that are no part of a pulse."""
    sheet = library().sheet(assessment.instrument_id)
    others = Rating.objects.filter(
        assessment__institution=assessment.institution_id, dimension__instrument=sheet.id, dimension__is_core=False
    )
    found = {rating.dimension_id: rating for rating in others.current().exclude(answer="").select_related("assessment")}
    return tuple(
        KeptLine(
            rating.assessment_id,
            rating.assessment.period,
            one.key,
            one.heading,
            rating_in_words(sheet, one.key, rating.answer, rating.stage),
        )
        for one in sheet.dimensions
        if (rating := found.get(one.id))
    )


def _ratings(assessment: Assessment, entered_by: Person | None) -> dict[UUID, Rating]:
    found = Rating.objects.filter(assessment=assessment).select_related("focus", "rated_by")
    if entered_by:
        found = found.filter(rated_by=entered_by, on_behalf_at__isnull=False, confirmed_at=None)
    return {rating.dimension_id: rating for rating in found}


def _line(
    dimension: DimensionSheet, rating: Rating | None, sheet: InstrumentSheet, seen_by: dict[UUID | None, list[str]]
) -> RatingLine:
    if rating is None:
        return RatingLine(dimension)
    stage, focus = sheet.stage(rating.stage, dimension.key), getattr(rating, "focus", None)
    is_unconfirmed = rating.on_behalf_at is not None and rating.confirmed_at is None
    return RatingLine(
        dimension=dimension,
        rating=rating.pk,
        version=rating.version,
        answer=rating.answer,
        stage=stage,
        word=stage.label if stage else answer_in_words(rating.answer) if rating.answer else "",
        evidence=rating.evidence,
        comment=rating.comment,
        is_carried_over=rating.rated_at is None,
        entered_by=rating.rated_by.name if is_unconfirmed and rating.rated_by else "",
        is_focus=focus is not None,
        target=sheet.stage(focus.target_stage, dimension.key) if focus else None,
        target_on=focus.target_on if focus else None,
        is_overdue=rating.superseded_by_id is None and focus is not None and _is_missed(rating, focus),
        support=focus.support if focus else "",
        rated_at=rating.rated_at,
        seen_by=tuple(dict.fromkeys([*seen_by.get(rating.pk, []), *seen_by.get(None, [])])),
    )


def _is_missed(rating: Rating, focus: FocusDimension) -> bool:
    return is_overdue(rating.stage, focus.target_stage, focus.target_on, clock.today())


def _seen_by(shares: Iterable[Share]) -> dict[UUID | None, list[str]]:
    """By rating who sees it; under None who sees the whole assessment."""
    found: dict[UUID | None, list[str]] = {}
    for share in shares:
        found.setdefault(share.rating_id, []).append(audience_in_words(share))
    return found


def looks_at(assessment: Assessment) -> list[LookLine]:
    """Who of other houses has looked, newest first."""
    return look_lines(Look.objects.filter(assessment=assessment))
