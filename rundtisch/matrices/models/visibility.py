"""What a person may see of ratings: the one place that decides it, for pages, lists, figures and feeds alike.

The own house sees everything of its own. Others see an agreed rating if a share that is open today reaches them, and
its evidence and comment only if they were ticked. Running the installation opens nothing.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Case, ExpressionWrapper, Q, QuerySet, Value, When

from rundtisch.foundation import clock
from rundtisch.institutions.models import Power, standing_of
from rundtisch.people.models import Person
from rundtisch.roundtables.models import own_houses, viewer_of

from ..rules.audience import Extra, Viewer
from .assessments import AssessmentAgreement, AssessmentKind, Rating
from .shares import Share, ShareQuerySet

#: What the owner ticks on a share, by the field that holds it.
_EXTRAS: dict[Extra, str] = {Extra.EVIDENCE: "includes_evidence", Extra.COMMENT: "includes_comment"}


@dataclass(frozen=True)
class VisibleRating:
    """An agreed rating as one person may see it; evidence and comment are empty where they are not opened."""

    id: UUID
    assessment: UUID
    institution: UUID
    instrument: UUID
    instrument_key: str
    dimension: str
    answer: str
    stage: int | None
    evidence: str
    comment: str
    is_focus: bool
    target_stage: int | None
    target_on: date | None
    period: str
    agreed_at: datetime
    is_pulse: bool
    is_current: bool
    is_own: bool


@dataclass(frozen=True)
class _Agreed:
    id: UUID
    institution: UUID
    instrument: UUID
    instrument_key: str
    period: str
    kind: str
    agreed_at: datetime


def acts_for_house(person: Person, institution: UUID) -> bool:
    """Whether the person belongs to the house or holds its mandate to enter the matrix."""
    return institution in own_houses(person) or standing_of(person).is_entrusted(institution, Power.ENTER_ASSESSMENT)


@dataclass(frozen=True)
class Sightline:
    """What somebody may see of some houses today, to be read in parts; each part is one question."""

    viewer: Viewer[UUID]
    agreed: Mapping[UUID, _Agreed]
    opened: ShareQuerySet
    ticked: Mapping[Extra, Collection[UUID]]

    def ratings(self, among: Q | None = None) -> tuple[VisibleRating, ...]:
        """All agreed ratings, or those among them that are meant; of the newest assessment first."""
        own = [one.id for one in self.agreed.values() if one.institution in self.viewer.institutions]
        rows = _rows(list(self.agreed), own, self.opened).filter(among or Q())
        seen = (_seen(row, self.agreed[row["assessment_id"]], self.viewer, self.ticked) for row in rows)
        return tuple(sorted(seen, key=lambda one: (one.agreed_at, one.id.int), reverse=True))


def sightline(viewer: Viewer[UUID], institutions: Collection[UUID]) -> Sightline:
    """From whoever looks to these houses; two questions."""
    opened = Share.objects.open_on(clock.today()).filter(institution__in=institutions).reaching(viewer)
    return Sightline(viewer, _agreed_of(institutions), opened, _ticked(opened))


def ratings_visible_to(person: Person, institutions: Collection[UUID]) -> tuple[VisibleRating, ...]:
    """All agreed ratings of these houses that the person may see today, newest assessment first; three questions."""
    return sightline(viewer_of(person), institutions).ratings()


def _agreed_of(institutions: Collection[UUID]) -> dict[UUID, _Agreed]:
    """The agreed assessments of these houses."""
    rows = AssessmentAgreement.objects.filter(assessment__institution__in=institutions).values_list(
        "assessment_id",
        "assessment__institution_id",
        "assessment__instrument_id",
        "assessment__instrument__key",
        "assessment__period",
        "assessment__kind",
        "agreed_at",
    )
    return {row[0]: _Agreed(*row) for row in rows}


def _ticked(opened: ShareQuerySet) -> dict[Extra, set[UUID]]:
    """Of which ratings and assessments these shares open evidence and comment, by the name of the extra."""
    found: dict[Extra, set[UUID]] = {extra: set() for extra in _EXTRAS}
    fields = [_EXTRAS[extra] for extra in found]
    with_extras = opened.filter(Q(*((field, True) for field in fields), _connector=Q.OR))
    for rating, assessment, *is_ticked in with_extras.values_list("rating_id", "assessment_id", *fields):
        for extra, is_opened in zip(found, is_ticked, strict=True):
            found[extra].update({rating or assessment} if is_opened else ())
    return found


def _rows(agreed: Collection[UUID], own: Collection[UUID], opened: ShareQuerySet) -> QuerySet[Rating, Any]:
    """The answers in these assessments that are the person's own or opened by one of the shares."""
    whole, single = opened.exclude(assessment=None), opened.exclude(rating=None)
    seen = (
        Q(assessment__in=own) | Q(assessment__in=whole.values("assessment_id")) | Q(pk__in=single.values("rating_id"))
    )
    # As a condition of its own it is asked of the ratings of these assessments; else a database looks for all three.
    is_seen = Case(When(seen, then=Value(True)), default=Value(False))
    return (
        Rating.objects.annotate(is_seen=is_seen)
        .filter(is_seen=True, assessment__in=agreed)
        .exclude(answer="")
        .annotate(is_focus=ExpressionWrapper(Q(focus__isnull=False), output_field=BooleanField()))
        .values(
            "pk",
            "assessment_id",
            "dimension__key",
            "answer",
            "stage",
            "evidence",
            "comment",
            "is_focus",
            "focus__target_stage",
            "focus__target_on",
            "superseded_by_id",
        )
    )


def _seen(row: Any, agreed: _Agreed, viewer: Viewer[UUID], ticked: Mapping[Extra, Collection[UUID]]) -> VisibleRating:
    """One rating as the viewer sees it."""
    is_own = agreed.institution in viewer.institutions
    extra = {
        kind: row[kind] if is_own or row["pk"] in opened or agreed.id in opened else ""
        for kind, opened in ticked.items()
    }
    return VisibleRating(
        id=row["pk"],
        assessment=agreed.id,
        institution=agreed.institution,
        instrument=agreed.instrument,
        instrument_key=agreed.instrument_key,
        dimension=row["dimension__key"],
        answer=row["answer"],
        stage=row["stage"],
        evidence=extra[Extra.EVIDENCE],
        comment=extra[Extra.COMMENT],
        is_focus=row["is_focus"],
        target_stage=row["focus__target_stage"],
        target_on=row["focus__target_on"],
        period=agreed.period,
        agreed_at=agreed.agreed_at,
        is_pulse=agreed.kind == AssessmentKind.PULSE,
        is_current=row["superseded_by_id"] is None,
        is_own=is_own,
    )
