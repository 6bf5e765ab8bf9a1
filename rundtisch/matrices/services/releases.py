"""Releasing the figures of a region on its fixed days, and withdrawing them when somebody revoked."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.permissions import authorise
from rundtisch.institutions.models import EducationRegion
from rundtisch.journal import services as journal
from rundtisch.people.console import CONSOLE, Console
from rundtisch.people.models import Person

from ..models import CountedAnswers, RegionFigure, RegionRelease
from ..permissions import may_release_figures
from ..queries.library import library
from ..queries.region_answers import figures_before, region_answers
from ..queries.revocation import figures_counting
from ..rules import releases as rules


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


def withdraw_figures(institution: UUID, dimensions: Collection[UUID]) -> int:
    """Withdraw every figure in which the institution is counted; part of the act of revoking."""
    return figures_counting(institution, dimensions).update(withdrawn_at=clock.now())


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
            yield CountedAnswers.of(figure, stages)
