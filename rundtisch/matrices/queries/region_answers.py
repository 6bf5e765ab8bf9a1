"""What a region's institutions share without names on one day, ready to be counted.

Read by the release alone: nothing of it reaches a page.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.utils import timezone

from rundtisch.institutions.models import EducationRegion, InstitutionKind
from rundtisch.institutions.rules.school_kinds import group_of

from ..models import AssessmentAgreement, AssessmentKind, Rating, RegionFigure, Share
from ..rules.audience import Audience
from ..rules.ratings import Answer
from ..rules.releases import Group


@dataclass
class RegionAnswers:
    """Stages by institution in each dimension and group, and where the institutions lie; ids are texts."""

    by_figure: dict[tuple[str, Group], dict[str, int]] = field(default_factory=dict)
    municipalities: dict[str, str] = field(default_factory=dict)


def region_answers(region: EducationRegion, on: date) -> RegionAnswers:
    """Each institution with what was current of it on this day and is shared with the region."""
    found = RegionAnswers()
    shared: dict[str, tuple[str, Group]] = {}
    for assessment, house, group, municipality in _shared_assessments(region, on):
        shared[assessment] = (house, group)
        found.municipalities[house] = municipality
    for assessment, dimension, stage in _shared_ratings(shared, on):
        house, group = shared[assessment]
        found.by_figure.setdefault((dimension, group), {})[house] = stage
    return found


def figures_before(region: EducationRegion, day: date) -> dict[tuple[str, Group], list[dict[str, int]]]:
    """The answers behind every earlier figure of the region, withdrawn ones too."""
    found: dict[tuple[str, Group], list[dict[str, int]]] = {}
    figures = RegionFigure.objects.filter(release__region=region, release__released_on__lt=day)
    for dimension, group, answers in figures.values_list(_text("dimension_id"), "group", "answers"):
        found.setdefault((dimension, Group(group)), []).append(answers)
    return found


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))


def _text(name: str) -> Any:
    # As text an id is compared and stored without becoming a UUID a hundred thousand times.
    return Cast(name, CharField())


def _anonymous_on(day: date) -> Any:
    shared = Share.objects.open_on(day).filter(audience=Audience.REGION_ANONYMOUS.value)
    return shared.filter(shared_at__lt=_end_of(day))


def _shared_assessments(region: EducationRegion, on: date) -> Iterator[tuple[str, str, Group, str]]:
    opened = _anonymous_on(on)
    shared = Q(Exists(opened.filter(assessment=OuterRef("assessment")))) | Q(
        Exists(opened.filter(rating__assessment=OuterRef("assessment")))
    )
    house = "assessment__institution"
    rows = (
        AssessmentAgreement.objects.filter(shared, agreed_at__lt=_end_of(on))
        .filter(**{f"{house}__municipality__county__education_region": region})
        .filter(Q(**{f"{house}__valid_to": None}) | Q(**{f"{house}__valid_to__gt": on}))
        .order_by("-agreed_at", "pk")
    )
    whole: set[tuple[str, str]] = set()
    for assessment, institution, kind, school_kind, municipality, instrument, asked in rows.values_list(
        _text("assessment_id"),
        _text(f"{house}_id"),
        f"{house}__kind",
        f"{house}__school_kind",
        _text(f"{house}__municipality_id"),
        "assessment__instrument__key",
        "assessment__kind",
    ):
        # Nothing before a full assessment is current any more.
        if (institution, instrument) not in whole:
            if asked == AssessmentKind.FULL:
                whole.add((institution, instrument))
            yield assessment, str(UUID(institution)), _group(kind, school_kind), municipality or ""


def _group(kind: str, school_kind: str) -> Group:
    return Group(group_of(school_kind).value) if kind == InstitutionKind.SCHOOL else Group.AUTHORITIES


def _shared_ratings(assessments: dict[str, Any], on: date) -> Iterator[tuple[str, str, int]]:
    opened = _anonymous_on(on)
    current = Q(superseded_by=None) | Q(superseded_by__agreement__agreed_at__gte=_end_of(on))
    rated = Rating.objects.filter(current, answer=Answer.STAGE.value)
    whole = opened.exclude(assessment=None).values("assessment_id")
    single = opened.exclude(rating=None).values("rating_id")
    for some in (rated.filter(assessment__in=whole), rated.filter(pk__in=single)):
        for row in some.values_list(_text("assessment_id"), _text("dimension_id"), "stage"):
            if row[0] in assessments:
                yield row
