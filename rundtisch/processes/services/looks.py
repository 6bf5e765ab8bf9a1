"""Noting who looked at whose description; the owner sees the log."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction

from rundtisch.foundation import clock
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
    own, posts, day = own_houses(by), looking_as(by, table), clock.today()
    seen = {one.pk for one in descriptions if one.institution_id not in own}
    if not posts or not seen:
        return 0
    today = ProcessLook.objects.filter(description__in=seen, table=table, day=day)
    noted = set(today.values_list("description_id", "function", "institution_id"))
    new = [
        ProcessLook(description_id=one, function=post.function, institution_id=post.institution, table=table, day=day)
        for one in sorted(seen)
        for post in posts
        if (one, post.function, post.institution) not in noted
    ]
    if new:
        _note(new, day)
    return len(new)


@transaction.atomic
def _note(looks: Iterable[ProcessLook], day: date) -> None:
    ProcessLook.objects.filter(day__lt=day - KEPT).delete()
    ProcessLook.objects.bulk_create(looks, ignore_conflicts=True)
