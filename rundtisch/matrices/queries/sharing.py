"""To whom a house can open something: its tables, the houses it sits with, the advisers there."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from rundtisch.foundation import clock
from rundtisch.institutions.models import Appointment, AuthorityPeriod, Function, Institution
from rundtisch.people.models import Person
from rundtisch.roundtables.models import Participation, RoundTable, seats_of

from ..models import Assessment, Rating


@dataclass(frozen=True)
class SharingChoices:
    """What the form offers."""

    tables: tuple[RoundTable, ...]
    institutions: QuerySet[Institution]
    persons: QuerySet[Person]


def sharing_choices(assessment: Assessment) -> SharingChoices:
    """The tables of the house, the houses at these tables, its authority or schools, and media advisers there."""
    day, house = clock.today(), assessment.institution_id
    taking_part = Participation.objects.current_on(day)
    tables = RoundTable.objects.filter(pk__in=taking_part.filter(institution=house).values("table_id")).order_by("name")
    periods = AuthorityPeriod.objects.on(day)
    found = list(tables)
    at_tables = taking_part.filter(table__in=found).values_list("institution_id", flat=True)
    belonging = periods.filter(Q(school=house) | Q(authority=house)).values_list("school_id", "authority_id")
    near = {*at_tables, *(one for pair in belonging for one in pair)} - {house}
    advisers = Appointment.objects.current_on(day).filter(institution__in=near, function=Function.MEDIA_ADVISER)
    return SharingChoices(
        tuple(found),
        Institution.objects.filter(pk__in=near).order_by("sort_name"),
        Person.objects.filter(pk__in=advisers.values("person_id")).order_by("name"),
    )


def ratings_of(assessment: Assessment, ids: Iterable[UUID]) -> list[Rating]:
    """These ratings of the assessment, in order; others are not found."""
    return list(Rating.objects.filter(assessment=assessment, pk__in=list(ids)).order_by("dimension__position"))


def table_of_house(person: Person, institution: UUID) -> UUID | None:
    """A table at which the person sits for this house, or else any of the person's tables where the house sits."""
    seats = seats_of(person)
    own = [seat.table for seat in seats if seat.institution == institution]
    if own:
        return own[0]
    rows = Participation.objects.current_on(clock.today()).filter(institution=institution)
    return (
        rows.filter(table__in={seat.table for seat in seats}).order_by("pk").values_list("table_id", flat=True).first()
    )
