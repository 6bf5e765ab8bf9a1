"""Noting who looked at whose assessment; the owner sees the log."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from rundtisch.foundation import clock
from rundtisch.institutions.rules.standing import Post
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable

from ..models import Look, VisibleRating, looking_as

KEPT = timedelta(days=365)


def note_looks(*, by: Person, ratings: Iterable[VisibleRating], table: RoundTable | None = None) -> int:
    """Note once a day that somebody of another house saw these ratings; notes older than a year are dropped.

    Reading is no act of the field: it has its own transaction only where something is noted, and what the request
    remembers stays true.
    """
    return _note_seen(by, {rating.assessment for rating in ratings if not rating.is_own}, table)


def note_look(*, by: Person, assessment: UUID) -> int:
    """Note that an adviser saw the stages that a house opened for a second view."""
    return _note_seen(by, {assessment}, None)


def _note_seen(by: Person, seen: set[UUID], table: RoundTable | None) -> int:
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
        _note(post, new, table, day)
    return len(new)


@transaction.atomic
def _note(post: Post, assessments: Collection[UUID], table: RoundTable | None, day: date) -> None:
    Look.objects.filter(day__lt=day - KEPT).delete()
    Look.objects.bulk_create(
        (
            Look(assessment_id=one, function=post.function, institution_id=post.institution, table=table, day=day)
            for one in sorted(assessments)
        ),
        ignore_conflicts=True,
    )
