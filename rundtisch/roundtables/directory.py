"""What the table tells the directory: whom one meets there, where a house sits, what becomes of its seats."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation import clock
from rundtisch.foundation.memory import remembered
from rundtisch.institutions.models import Institution, standing_of
from rundtisch.institutions.ports import Companion
from rundtisch.people.console import Console
from rundtisch.people.models import Person

from .models import Participation, ParticipationKind, RoundTable, seats_of


def houses_met(person: Person) -> frozenset[UUID]:
    """The houses that sit with this person at a table today."""

    def found() -> frozenset[UUID]:
        tables = {seat.table for seat in seats_of(person)}
        if not tables:
            return frozenset()
        taking_part = Participation.objects.current_on(clock.today()).filter(table__in=tables)
        return frozenset(taking_part.values_list("institution_id", flat=True))

    return remembered(("houses_met", person.pk), found)


def regions_of(person: Person) -> frozenset[UUID]:
    """The education regions to which the person belongs: by a seat at one of their tables, or a house there."""

    def found() -> frozenset[UUID]:
        seats, houses = seats_of(person), standing_of(person).houses
        by_county = "municipality__county__education_region_id"
        tables = RoundTable.objects.filter(pk__in={seat.table for seat in seats})
        near = {founded_in or lying_in for founded_in, lying_in in tables.values_list("education_region_id", by_county)}
        own = Institution.objects.filter(pk__in=houses).values_list(by_county, flat=True)
        return frozenset({*near, *own} - {None})

    return remembered(("regions", person.pk), found)


def seats_of_houses(person: Person, institutions: Sequence[UUID]) -> list[Companion]:
    """The seats of these houses at tables that the person sees."""
    tables = {seat.table for seat in seats_of(person)}
    if not tables:
        return []
    seats = Participation.objects.current_on(clock.today()).filter(table__in=tables, institution__in=institutions)
    rows = seats.order_by("table__name", "kind").values_list("institution_id", "table_id", "table__name", "kind")
    return [
        Companion(
            institution,
            _("Platz am Tisch"),
            f"{name}, {ParticipationKind(kind).label}",
            reverse("table_detail", args=[table]),
        )
        for institution, table, name, kind in rows
    ]


def hand_over_seats(_by: Person | Console, ended: Institution, successor: Institution | None, on: date) -> None:
    """The seats of an institution end with it; its successor takes those it does not have yet.

    Part of the ending act.
    """
    for seat in Participation.objects.filter(Q(to_on=None) | Q(to_on__gt=on), institution=ended):
        until, seat.to_on = seat.to_on, max(on, seat.from_on)
        seat.save(update_fields=["to_on"])
        if successor is not None and until != seat.to_on:
            _take_seat(seat, successor, until)


def _take_seat(seat: Participation, successor: Institution, until: date | None) -> None:
    """The successor sits on, as long as the seat was given for, unless it sits there in this way already."""
    own = Participation.objects.filter(table_id=seat.table_id, institution=successor, kind=seat.kind)
    assert seat.to_on is not None  # noqa: S101 - narrows the type
    if not own.filter(Q(to_on=None) | Q(to_on__gt=seat.to_on)).exists():
        Participation.objects.create(
            table_id=seat.table_id,
            institution=successor,
            kind=seat.kind,
            from_on=seat.to_on,
            to_on=until,
            place=seat.place,
        )
