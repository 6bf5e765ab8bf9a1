"""Stored things without surprises; everything that matters to a test is said in the test."""

from datetime import date
from itertools import count
from typing import Any

from rundtisch.institutions.models import (
    Appointment,
    County,
    Function,
    Institution,
    InstitutionKind,
    Mandate,
    Municipality,
    Power,
)
from rundtisch.people.models import Person
from rundtisch.roundtables.models import Participation, ParticipationKind, RoundTable

LONG_AGO = date(2020, 8, 1)
_numbers = count(1)


def person(name: str = "Vera Beispiel", **fields: Any) -> Person:
    """Somebody with a personal address."""
    email = fields.pop("email", f"person{next(_numbers)}@example.org")
    return Person.objects.create_user(email, name=name, **fields)


def municipality(name: str = "Musterstadt") -> Municipality:
    """A municipality in a made-up county."""
    county, _ = County.objects.get_or_create(key="99999", defaults={"name": "Musterkreis"})
    return Municipality.objects.create(ags=f"{90000000 + next(_numbers)}", name=name, county=county)


def institution(kind: str = InstitutionKind.SCHOOL, name: str = "Grundschule Muster", **fields: Any) -> Institution:
    """An institution of any kind."""
    return Institution.objects.create(kind=kind, name=name, **fields)


def school(name: str = "Grundschule Muster", **fields: Any) -> Institution:
    """A primary school."""
    return institution(InstitutionKind.SCHOOL, name, **{"school_kind": "02", "sign": "GS", **fields})


def authority(name: str = "Stadt Musterstadt", **fields: Any) -> Institution:
    """A town as school authority."""
    return institution(
        InstitutionKind.SCHOOL_AUTHORITY, name, **{"authority_kind": "municipal", "sign": "St", **fields}
    )


def appointment(of: Person, at: Institution, function: str = Function.HEAD_TEACHER, **fields: Any) -> Appointment:
    """A function held since long ago."""
    return Appointment.objects.create(person=of, institution=at, function=function, **{"from_on": LONG_AGO, **fields})


def head_of(at: Institution, name: str = "Vera Beispiel") -> Person:
    """The person who speaks for a house: head of a school, or the authority's office."""
    somebody = person(name)
    appointment(somebody, at, Function.AUTHORITY_OFFICE if at.is_authority else Function.HEAD_TEACHER)
    return somebody


def member_of(at: Institution, function: str, name: str = "Kim Muster") -> Person:
    """A person with a function in a house."""
    somebody = person(name)
    appointment(somebody, at, function)
    return somebody


def mandate(of: Person, at: Institution, power: str = Power.SPEAK, **fields: Any) -> Mandate:
    """A mandate without an end in sight."""
    from rundtisch.foundation import clock

    given = {"given_by": of, "given_at": clock.now(), "from_on": LONG_AGO, "to_on": date(2099, 12, 31), **fields}
    return Mandate.objects.create(institution=at, person=of, power=power, **given)


def table(name: str = "Runder Tisch Musterstadt", **fields: Any) -> RoundTable:
    """An empty table."""
    return RoundTable.objects.create(
        name=name, municipality=fields.pop("municipality", None) or municipality(), founded_on=LONG_AGO, **fields
    )


def seat(at: RoundTable, of: Institution, kind: str = ParticipationKind.DECIDES, **fields: Any) -> Participation:
    """A seat since long ago."""
    return Participation.objects.create(table=at, institution=of, kind=kind, **{"from_on": LONG_AGO, **fields})
