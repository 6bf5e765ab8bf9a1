"""Visits: since when something is new to a person."""

from datetime import timedelta

from rundtisch.foundation import clock

from ..models import Person

#: After this pause a person comes anew.
PAUSE = timedelta(hours=4)


def begin_visit(person: Person) -> None:
    """Note that the person came; within four hours it is still the same visit."""
    now = clock.now()
    started = person.visit_started_at
    if started is not None and now - started < PAUSE:
        return
    # Two pages opened at once begin one visit.
    begun = Person.objects.filter(pk=person.pk, visit_started_at=started).update(
        visit_started_at=now, previous_visit_at=started
    )
    if begun:
        person.visit_started_at, person.previous_visit_at = now, started
