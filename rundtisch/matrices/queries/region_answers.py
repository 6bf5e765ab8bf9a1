"""What a region's institutions share without names on one day, ready to be counted.

Read by the release alone: nothing of it reaches a page.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import product
from typing import Any
from uuid import UUID

from django.db.models import Aggregate, BooleanField, CharField, ExpressionWrapper, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from rundtisch.institutions.models import EducationRegion, Institution, InstitutionKind
from rundtisch.institutions.rules.school_kinds import group_of

from ..models import Assessment, CountedAnswers, Rating, Share, stages_in
from ..rules.audience import Audience
from ..rules.ratings import Answer
from ..rules.releases import Group


@dataclass
class RegionAnswers:
    """Stages by institution in each dimension and group, and where the institutions lie; ids and groups are texts."""

    by_figure: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)
    municipalities: dict[str, str] = field(default_factory=dict)


class _Together(Aggregate):
    """All of a group in one text: a state's answers come in a few hundred rows instead of a hundred thousand."""

    function = "GROUP_CONCAT"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        """The same in the words of PostgreSQL."""
        return self.as_sql(compiler, connection, function="STRING_AGG", template="%(function)s(%(expressions)s, ',')")


def region_answers(region: EducationRegion, on: date) -> RegionAnswers:
    """Each institution with what was current of it on this day and is shared with the region; at most six questions."""
    found = RegionAnswers()
    houses: dict[str, tuple[str, str]] = {}
    for as_stored, kind, school_kind, municipality in _institutions_in(region):
        house = str(UUID(as_stored))
        houses[as_stored] = (house, _group(kind, school_kind).value)
        found.municipalities[house] = municipality or ""
    agreed, later = {}, []
    for assessment, as_stored, is_later in _agreed_assessments(region, on):
        if is_later:
            later.append(UUID(assessment))
        else:
            agreed[assessment] = houses[as_stored]
    for dimension, stage, assessments in _shared_ratings(region, on, later):
        for house, group in (agreed[one] for one in assessments.split(",") if one in agreed):
            found.by_figure.setdefault((dimension, group), {})[house] = stage
    return found


def figures_before(region: EducationRegion, day: date) -> dict[tuple[str, str], list[dict[str, int]]]:
    """The answers behind every earlier figure of the region, withdrawn ones too."""
    found: dict[tuple[str, str], list[dict[str, int]]] = {}
    counted = CountedAnswers.objects.filter(figure__release__region=region, figure__release__released_on__lt=day)
    for dimension, group, houses in counted.values_list(_text("figure__dimension_id"), "figure__group", "houses"):
        found.setdefault((dimension, group), []).append(stages_in(houses))
    return found


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))


def _text(name: str) -> Any:
    # As text an id is compared and stored without becoming a UUID ten thousand times.
    return Cast(name, CharField())


def _houses_of(region: EducationRegion) -> QuerySet[Institution]:
    return Institution.objects.filter(municipality__county__education_region=region).order_by()


def _institutions_in(region: EducationRegion) -> QuerySet[Institution, Any]:
    return _houses_of(region).values_list(_text("pk"), "kind", "school_kind", _text("municipality_id"))


def _agreed_assessments(region: EducationRegion, on: date) -> QuerySet[Assessment, Any]:
    """Each with its institution, and whether it was agreed only after the day."""
    is_later = ExpressionWrapper(Q(agreement__agreed_at__gte=_end_of(on)), output_field=BooleanField())
    agreed = Assessment.objects.agreed().filter(institution__in=_houses_of(region)).order_by()
    return agreed.values_list(_text("pk"), _text("institution_id"), is_later)


def _group(kind: str, school_kind: str) -> Group:
    return Group(group_of(school_kind).value) if kind == InstitutionKind.SCHOOL else Group.AUTHORITIES


def _shared_ratings(region: EducationRegion, on: date, later: Collection[UUID]) -> Iterator[tuple[str, int, str]]:
    """Dimension, stage and the assessments that say so, of everything that was current on this day.

    What was superseded by a `later` assessment was current still.
    """
    # The houses are asked for by a list of their own: joined, SQLite goes through the ratings once for each county.
    opened = Share.objects.open_on(on).filter(
        audience=Audience.REGION_ANONYMOUS.value, shared_at__lt=_end_of(on), institution__in=_houses_of(region)
    )
    whole, single = opened.exclude(assessment=None), opened.exclude(rating=None)
    ways = (Q(assessment__in=whole.values("assessment_id")), Q(pk__in=single.values("rating_id")))
    # Each by itself finds its ratings by an index; joined by "or" they are looked for twice.
    for is_current, is_shared in product((Q(superseded_by=None), Q(superseded_by__in=later)), ways):
        rated = Rating.objects.filter(is_current, is_shared, answer=Answer.STAGE.value)
        stages: Any = rated.annotate(of=_text("dimension_id")).values("of", "stage")
        yield from stages.annotate(together=_Together(_text("assessment_id"))).values_list("of", "stage", "together")
