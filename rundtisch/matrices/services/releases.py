"""Releasing the figures of a region on its fixed days, and withdrawing them when somebody revoked."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.permissions import authorise
from rundtisch.institutions.models import EducationRegion, Institution
from rundtisch.journal import services as journal
from rundtisch.people.console import CONSOLE, Console
from rundtisch.people.models import Person

from ..models import CountedAnswers, RegionFigure, RegionRelease, Share
from ..permissions import may_release_figures
from ..queries.library import library
from ..queries.region_answers import figures_before, region_answers
from ..rules import releases as rules
from ..rules.audience import Audience


@act
def release_figures(*, by: Person | Console, region: EducationRegion) -> RegionRelease | None:
    """Count the region as it stood on the last day of release; None where that was done before.

    A group that may not be counted anew keeps the figure it has, with its day.
    """
    authorise(by, may_release_figures, region)
    day = rules.release_day(clock.today())
    release, is_new = RegionRelease.objects.get_or_create(
        region=region, released_on=day, defaults={"computed_at": clock.now()}
    )
    if not is_new:
        return None
    counted = list(_counted(region, release, day))
    figures = RegionFigure.objects.bulk_create(one.figure for one in counted)
    CountedAnswers.objects.bulk_create(counted)
    journal.note(by, "matrices.figures_released", release, figures=len(figures))
    return release


def release_what_is_due() -> int:
    """The job of the release days: every region that lacks the last one; returns how many were released."""
    day = rules.release_day(clock.today())
    lacking = EducationRegion.objects.exclude(releases__released_on=day)
    return sum(release_figures(by=CONSOLE, region=region) is not None for region in lacking)


def withdraw_figures(institution: Institution, dimensions: Iterable[UUID]) -> int:
    """Withdraw every figure in which the institution is counted; part of the act of revoking."""
    shown = RegionFigure.objects.shown().filter(dimension__in=set(dimensions))
    return shown.filter(counted__stages__has_key=str(institution.pk)).update(withdrawn_at=clock.now())


def dimensions_no_longer_counted(revoked: Sequence[Share]) -> set[UUID]:
    """The dimensions of the ratings that a house's revoked shares opened to the region and no other share still opens.

    A share of another round opens another rating: it keeps no figure that may count the revoked one.
    """
    anonymous = Share.objects.filter(audience=Audience.REGION_ANONYMOUS.value)
    ended = anonymous.filter(pk__in=[share.pk for share in revoked])
    still = anonymous.open_on(clock.today()).filter(institution=revoked[0].institution)
    kept = _ratings_of(still)
    return {dimension for rating, dimension in _ratings_of(ended).items() if rating not in kept}


def _ratings_of(shares: QuerySet[Share]) -> dict[UUID, UUID]:
    single = shares.exclude(rating=None).values_list("rating", "rating__dimension")
    whole = shares.exclude(assessment=None).values_list("assessment__ratings", "assessment__ratings__dimension")
    return {rating: dimension for rating, dimension in [*single, *whole] if rating is not None}


def _counted(region: EducationRegion, release: RegionRelease, day: date) -> Iterable[CountedAnswers]:
    """Every group that may be counted, with its figure."""
    found = region_answers(region, day)
    earlier = figures_before(region, day)
    scales = {one.id: sheet.scale_of(one.key) for sheet in library().instruments for one in sheet.dimensions}
    for (dimension, group), stages in found.by_figure.items():
        answers = map(rules.Answer, stages.values(), map(found.municipalities.__getitem__, stages))
        classes = rules.classes_of(answers, scales[UUID(dimension)])
        if classes and rules.may_be_released(stages, earlier.get((dimension, group), ())):
            figure = RegionFigure(
                release=release,
                dimension_id=UUID(dimension),
                group=group,
                classes=[[one.lowest, one.highest, one.institutions] for one in classes],
            )
            yield CountedAnswers(figure=figure, stages=stages)
