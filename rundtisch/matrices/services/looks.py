"""Noting who looked at whose assessment; the owner sees the log."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from rundtisch.foundation import clock
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
    posts, day = looking_as(by, table), clock.today()
    if not posts or not seen:
        return 0
    today = Look.objects.filter(assessment__in=seen, table=table, day=day)
    noted = set(today.values_list("assessment_id", "function", "institution_id"))
    new = [
        Look(assessment_id=one, function=post.function, institution_id=post.institution, table=table, day=day)
        for one in sorted(seen)
        for post in posts
        if (one, post.function, post.institution) not in noted
    ]
    if new:
        _note(new, day)
    return len(new)


@transaction.atomic
def _note(looks: Iterable[Look], day: date) -> None:
    Look.objects.filter(day__lt=day - KEPT).delete()
    Look.objects.bulk_create(looks, ignore_conflicts=True)
