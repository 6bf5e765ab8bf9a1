"""Musterstadt before it has a table: two schools and their authority in the directory, four people with accounts."""

from dataclasses import dataclass

from rundtisch.institutions.models import AuthorityPeriod, Function, Institution, InstitutionKind
from rundtisch.matrices.services import load_supplied_instruments
from rundtisch.people.models import Person
from tests import factories as make


@dataclass(frozen=True)
class Town:
    """The houses, and who acts for them; the head of the first school has no account yet."""

    school: Institution
    other_school: Institution
    authority: Institution
    office_staff: Person
    facilitator: Person
    other_head: Person
    authority_office: Person


def a_town() -> Town:
    """Everything that the directory knows on the first day."""
    load_supplied_instruments()
    place = make.municipality("Musterstadt")
    school = make.school("Grundschule Nord", municipality=place)
    other_school = make.school("Gesamtschule Süd", municipality=place, school_kind="15", sign="GE")
    authority = make.authority("Stadt Musterstadt", municipality=place)
    for one in (school, other_school):
        AuthorityPeriod.objects.create(school=one, authority=authority, from_on=make.LONG_AGO)
    office = make.institution(InstitutionKind.REGIONAL_OFFICE, "Geschäftsstelle Musterkreis")
    facilitation = make.institution(InstitutionKind.FACILITATION, "Moderation Rheinblick")
    return Town(
        school=school,
        other_school=other_school,
        authority=authority,
        office_staff=make.member_of(office, Function.OFFICE_STAFF, "Gerda Stelle"),
        facilitator=make.member_of(facilitation, Function.FACILITATOR, "Mona Moderation"),
        other_head=make.head_of(other_school, "Sven Süd"),
        authority_office=make.head_of(authority, "Tanja Träger"),
    )
