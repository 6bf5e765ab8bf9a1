"""Who takes part in Emsbrück: the region's places, houses and people, founded by the console."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rundtisch.foundation import clock
from rundtisch.institutions import services as institutions
from rundtisch.institutions.models import (
    County,
    EducationRegion,
    Function,
    Institution,
    InstitutionKind,
    Municipality,
    PupilCount,
    SchoolSite,
)
from rundtisch.people import services as people
from rundtisch.people.console import CONSOLE
from rundtisch.people.models import Person

from .story import Calendar

HOST = "emsbrueck.example"


@dataclass
class Cast:
    """Houses by their id in the story, people by their key, and who speaks for which house."""

    municipality: Municipality
    education_region: EducationRegion
    houses: dict[str, Institution] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    speakers: dict[str, Person] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)

    @property
    def office(self) -> Person:
        """Who works in the regional office."""
        return self.people["geschaeftsstelle"]

    @property
    def facilitator(self) -> Person:
        """Who leads the talk."""
        return self.people["moderation"]

    def deciding(self) -> list[str]:
        """The houses with a voice, schools first."""
        return list(self.bodies)


def gather(story: Mapping[str, Any], calendar: Calendar) -> Cast:
    """Found the region with all houses and appoint everybody."""
    since = calendar.day(story["table"]["founded_on"])
    with clock.at(calendar.moment(story["table"]["founded_on"])):
        county = County.objects.create(**story["county"])
        region = institutions.found_region(by=CONSOLE, name=story["region"], counties=[county])
        cast = Cast(Municipality.objects.create(**story["municipality"], county=county), region)
        for told in story["authorities"]:
            _house(cast, told, InstitutionKind.SCHOOL_AUTHORITY, authority_kind=told["kind"])
            _person(cast, told["id"], {**told, "function": Function.AUTHORITY_OFFICE}, since)
        for told in story["schools"]:
            school = _house(cast, told, InstitutionKind.SCHOOL, school_kind=told["kind"])
            institutions.assign_authority(by=CONSOLE, school=school, authority=cast.houses[told["authority"]])
            PupilCount.objects.create(school=school, year=since.year, count=told["pupils"])
            for site in told.get("sites", ()):
                SchoolSite.objects.create(school=school, name=site)
            role = f"Schulleitung {told['name']}"
            _person(cast, told["id"], {"key": told["key"], "role": role, "function": Function.HEAD_TEACHER}, since)
        for told in story["others"]:
            _house(cast, told, InstitutionKind(told["kind"]))
            _person(cast, told["id"], told, since)
        for told in story["further_people"]:
            _person(cast, told["institution"], told, since)
        office = cast.houses[story["region_office"]]
        institutions.change_region(by=CONSOLE, region=region, name=region.name, counties=[county], office=office)
        operator = _account(cast, story["operator"]["key"], story["operator"]["role"])
        people.make_operator(by=CONSOLE, person=operator)
    return cast


def _house(
    cast: Cast, told: Mapping[str, Any], kind: InstitutionKind, school_kind: str = "", authority_kind: str = ""
) -> Institution:
    is_deciding = kind in (InstitutionKind.SCHOOL, InstitutionKind.SCHOOL_AUTHORITY)
    house = institutions.found_institution(
        by=CONSOLE,
        kind=kind,
        name=told["name"],
        short_name=told["short"],
        sign=told["sign"],
        official_number=told.get("number", ""),
        municipality=cast.municipality if is_deciding else None,
        school_kind=school_kind,
        authority_kind=authority_kind,
    )
    cast.houses[told["id"]] = house
    if is_deciding:
        cast.bodies[told["id"]] = told["body"]
    return house


def _account(cast: Cast, key: str, role: str) -> Person:
    person = Person.objects.create_user(f"{key}@{HOST}", name=role, joined_at=clock.now())
    cast.people[key] = person
    return person


def _person(cast: Cast, house: str, told: Mapping[str, Any], since: date) -> None:
    person = _account(cast, told["key"], told["role"])
    institutions.appoint(
        by=CONSOLE,
        person=person,
        institution=cast.houses[house],
        function=told["function"],
        from_on=since,
        school_kinds=tuple(told.get("school_kinds", ())),
    )
    cast.speakers.setdefault(house, person)
