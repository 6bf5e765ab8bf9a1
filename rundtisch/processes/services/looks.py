"""Noting who looked at whose description; the owner sees the log."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from rundtisch.foundation import clock
from rundtisch.institutions.rules.standing import Post
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable, looking_as, own_houses

from ..models import ProcessDescription, ProcessLook

KEPT = timedelta(days=365)


def note_process_looks(
    *, by: Person, descriptions: Iterable[ProcessDescription], table: RoundTable | None = None
) -> int:
    """Note once a day that somebody of another house saw these descriptions; notes older than a year are dropped.

    Reading is no act of the field: it has its own transaction only where something is noted.
    """
    own, post = own_houses(by), looking_as(by, table)
    seen = {one.pk for one in descriptions if one.institution_id not in own}
    if post is None or not seen:
        return 0
    day = clock.today()
    noted = ProcessLook.objects.filter(
        description__in=seen, function=post.function, institution=post.institution, table=table, day=day
    )
    new: set[UUID] = seen - set(noted.values_list("description_id", flat=True))
    if new:
        _note(post, new, table, day)
    return len(new)


@transaction.atomic
def _note(post: Post, descriptions: Collection[UUID], table: RoundTable | None, day: date) -> None:
    ProcessLook.objects.filter(day__lt=day - KEPT).delete()
    ProcessLook.objects.bulk_create(
        (
            ProcessLook(
                description_id=one, function=post.function, institution_id=post.institution, table=table, day=day
            )
            for one in sorted(descriptions)
        ),
        ignore_conflicts=True,
    )
