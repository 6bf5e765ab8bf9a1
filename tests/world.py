"""A small table with one person per role, for tests that need a cast."""

from dataclasses import dataclass

from rundtisch.institutions.models import Function, Institution, InstitutionKind
from rundtisch.people.models import Person
from rundtisch.roundtables.models import ParticipationKind, RoundTable

from . import factories as make


@dataclass(frozen=True)
class Cast:
    """A table with two schools, their authority, supervision, office and facilitation, and who acts for them."""

    table: RoundTable
    school: Institution
    other_school: Institution
    authority: Institution
    supervision: Institution
    office: Institution
    facilitation: Institution
    head: Person
    digital_lead: Person
    mailbox: Person
    other_head: Person
    authority_office: Person
    supervisor: Person
    office_staff: Person
    facilitator: Person
    outsider: Person


def cast() -> Cast:
    """Seat everybody."""
    from rundtisch.institutions.models import AuthorityPeriod

    table = make.table()
    school, other_school = make.school("Grundschule Nord"), make.school("Grundschule Süd")
    authority = make.authority()
    for one in (school, other_school):
        AuthorityPeriod.objects.create(school=one, authority=authority, from_on=make.LONG_AGO)
        make.seat(table, one)
    make.seat(table, authority)
    supervision = make.institution(InstitutionKind.SUPERVISION_LOWER, "Schulamt")
    office = make.institution(InstitutionKind.REGIONAL_OFFICE, "Geschäftsstelle")
    facilitation = make.institution(InstitutionKind.FACILITATION, "Moderation")
    make.seat(table, supervision, ParticipationKind.ADVISES)
    make.seat(table, office, ParticipationKind.COORDINATES)
    make.seat(table, facilitation, ParticipationKind.FACILITATES)
    stranger = make.school("Schule anderswo")
    return Cast(
        table=table,
        school=school,
        other_school=other_school,
        authority=authority,
        supervision=supervision,
        office=office,
        facilitation=facilitation,
        head=make.head_of(school, "Hanna Nord"),
        digital_lead=make.member_of(school, Function.DIGITAL_LEAD, "Dilara Nord"),
        mailbox=make.member_of(school, Function.SHARED_MAILBOX, "Postfach Nord"),
        other_head=make.head_of(other_school, "Sven Süd"),
        authority_office=make.head_of(authority, "Tanja Träger"),
        supervisor=make.member_of(supervision, Function.SUPERVISOR, "Stefan Aufsicht"),
        office_staff=make.member_of(office, Function.OFFICE_STAFF, "Gerda Stelle"),
        facilitator=make.member_of(facilitation, Function.FACILITATOR, "Mona Moderation"),
        outsider=make.head_of(stranger, "Otto Anderswo"),
    )
