"""Noting who looked at whose assessment; the owner sees the log."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable

from ..models import Look, VisibleRating, looking_as

KEPT = timedelta(days=365)


@act
def note_looks(*, by: Person, ratings: Iterable[VisibleRating], table: RoundTable | None = None) -> int:
    """Note once a day that somebody of another house saw these ratings; notes older than a year are dropped."""
    seen = {rating.assessment for rating in ratings if not rating.is_own}
    post = looking_as(by, table)
    if post is None:
        return 0
    day = clock.today()
    noted = set(
        Look.objects.filter(
            assessment__in=seen, function=post.function, institution=post.institution, table=table, day=day
        ).values_list("assessment_id", flat=True)
    )
    new: set[UUID] = seen - noted
    if new:
        Look.objects.filter(day__lt=day - KEPT).delete()
        Look.objects.bulk_create(
            (
                Look(assessment_id=one, function=post.function, institution_id=post.institution, table=table, day=day)
                for one in sorted(new)
            ),
            ignore_conflicts=True,
        )
    return len(new)
