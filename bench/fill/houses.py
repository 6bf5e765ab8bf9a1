"""Houses, people and seats of thirteen tables."""

from dataclasses import dataclass
from datetime import date
from itertools import count, cycle

from rundtisch.foundation.text import sort_key
from rundtisch.institutions.models import (
    Appointment,
    AuthorityPeriod,
    County,
    Function,
    Institution,
    InstitutionKind,
    Municipality,
)
from rundtisch.people.models import Person
from rundtisch.roundtables.models import Participation, ParticipationKind, RoundTable

SINCE = date(2021, 8, 1)
#: What is stored of somebody who signs in by other means.
NO_PASSWORD = "!"  # noqa: S105
KINDS = InstitutionKind
#: Numbers that no other house, person or place has; a second filling begins further up.
_numbers = count(1)


def number_from(first: int) -> None:
    """Go on with numbers that an earlier filling has not given."""
    global _numbers  # noqa: PLW0603 - one row of numbers for all
    _numbers = count(first)


@dataclass
class Seated:
    """A table with its houses and one person for each."""

    table: RoundTable
    houses: list[Institution]
    people: list[Person]

    @property
    def schools(self) -> list[Institution]:
        """Its schools."""
        return [house for house in self.houses if house.is_school]

    @property
    def authorities(self) -> list[Institution]:
        """Its authorities."""
        return [house for house in self.houses if house.is_authority]


def house(kind: str, name: str, sign: str = "GS") -> Institution:
    """A house that is not stored yet."""
    return Institution(
        kind=kind,
        name=name,
        sort_name=sort_key(name),
        sign=sign,
        school_kind="02" if kind == KINDS.SCHOOL else "",
        authority_kind="municipal" if kind == KINDS.SCHOOL_AUTHORITY else "",
        official_number=str(100000 + next(_numbers)),
    )


def people_of(houses: list[Institution]) -> list[Person]:
    """One person for each house, who speaks for it."""
    people = [
        Person(email=f"person{next(_numbers)}@example.org", name=f"Person {index}", password=NO_PASSWORD)
        for index, _ in enumerate(houses, 1)
    ]
    Person.objects.bulk_create(people)
    Appointment.objects.bulk_create(
        Appointment(person=person, institution=at, function=_function(at), from_on=SINCE)
        for person, at in zip(people, houses, strict=True)
    )
    return people


def _function(at: Institution) -> str:
    if at.kind == KINDS.REGIONAL_OFFICE:
        return Function.OFFICE_STAFF
    return Function.AUTHORITY_OFFICE if at.is_authority else Function.HEAD_TEACHER


def table_of(name: str, houses: list[Institution], people: list[Person], office: Institution) -> Seated:
    """A table at which these houses decide and the office coordinates."""
    county, _ = County.objects.get_or_create(key="99999", defaults={"name": "Messkreis"})
    municipality = Municipality.objects.create(ags=f"99{next(_numbers):06}", name=name, county=county)
    table = RoundTable.objects.create(
        name=f"Runder Tisch {name}", municipality=municipality, founded_on=SINCE, rhythm="zehnmal im Jahr"
    )
    seats = [(one, ParticipationKind.DECIDES) for one in houses] + [(office, ParticipationKind.COORDINATES)]
    Participation.objects.bulk_create(
        Participation(table=table, institution=one, kind=kind, from_on=SINCE, place=place)
        for place, (one, kind) in enumerate(seats)
    )
    return Seated(table, houses, people)


def table_with(name: str, schools: int, office: Institution) -> Seated:
    """A table of so many schools and two authorities, stored."""
    houses = [house(KINDS.SCHOOL, f"Grundschule {name} {number}") for number in range(1, schools + 1)]
    houses += [house(KINDS.SCHOOL_AUTHORITY, f"Stadt {name} {number}", "St") for number in (1, 2)]
    Institution.objects.bulk_create(houses)
    seated = table_of(name, houses, people_of(houses), office)
    belonging(seated.schools, seated.authorities)
    return seated


def belonging(schools: list[Institution], authorities: list[Institution]) -> None:
    """The schools belong to the authorities in turn."""
    AuthorityPeriod.objects.bulk_create(
        AuthorityPeriod(school=school, authority=authority, from_on=SINCE)
        for school, authority in zip(schools, cycle(authorities))
    )
