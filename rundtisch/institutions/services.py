"""What people do in the directory: found, appoint, invite, entrust."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people import services as people
from rundtisch.people.console import Console
from rundtisch.people.models import Person, Purpose

from .models import (
    Appointment,
    AuthorityPeriod,
    Institution,
    InstitutionKind,
    Invitation,
    Mandate,
    Municipality,
)
from .permissions import may_give_mandate, may_invite_to, may_keep_directory


@act
def found_institution(
    *,
    by: Person | Console,
    kind: InstitutionKind,
    name: str,
    municipality: Municipality | None = None,
    official_number: str = "",
    short_name: str = "",
    sign: str = "",
    school_kind: str = "",
    authority_kind: str = "",
    email: str = "",
    valid_from: date | None = None,
) -> Institution:
    """Add an institution to the directory."""
    authorise(by, may_keep_directory, None)
    if official_number and Institution.objects.filter(kind=kind, official_number=official_number).exists():
        raise Refusal(_("Die Nummer %(number)s ist schon vergeben.") % {"number": official_number})
    institution = Institution.objects.create(
        kind=kind,
        name=name,
        municipality=municipality,
        official_number=official_number,
        short_name=short_name,
        sign=sign,
        school_kind=school_kind,
        authority_kind=authority_kind,
        email=email,
        valid_from=valid_from,
    )
    journal.note(by, "institutions.founded", institution)
    return institution


@act
def assign_authority(
    *, by: Person | Console, school: Institution, authority: Institution, from_on: date | None = None
) -> AuthorityPeriod:
    """Let a school belong to an authority from a day on; an earlier belonging ends that day."""
    authorise(by, may_keep_directory, None)
    if not school.is_school or not authority.is_authority:
        raise Refusal(_("Nur eine Schule kann zu einem Schulträger gehören."))
    AuthorityPeriod.objects.filter(school=school, to_on=None).update(to_on=from_on or clock.today())
    period = AuthorityPeriod.objects.create(school=school, authority=authority, from_on=from_on)
    journal.note(by, "institutions.authority_assigned", school, authority=str(authority))
    return period


@act
def appoint(
    *,
    by: Person | Console,
    person: Person,
    institution: Institution,
    function: str,
    from_on: date | None = None,
    school_kinds: tuple[str, ...] = (),
) -> Appointment:
    """Give a person a function in an institution without an invitation."""
    authorise(by, may_invite_to, institution)
    held = Appointment.objects.filter(person=person, institution=institution, function=function, to_on=None)
    if held.exists():
        raise Refusal(_("%(name)s hat diese Funktion schon.") % {"name": person.name})
    appointment = Appointment.objects.create(
        person=person,
        institution=institution,
        function=function,
        from_on=from_on or clock.today(),
        school_kinds=list(school_kinds),
    )
    journal.note(by, "institutions.appointed", appointment)
    return appointment


@act
def end_appointment(*, by: Person | Console, appointment: Appointment, on: date | None = None) -> Appointment:
    """A person leaves a function; what the house promised stays with the house."""
    authorise(by, may_invite_to, appointment.institution)
    appointment.to_on = on or clock.today()
    if appointment.to_on < appointment.from_on:
        raise Refusal(_("Eine Funktion kann nicht enden, bevor sie begonnen hat."))
    appointment.save(update_fields=["to_on"])
    journal.note(by, "institutions.appointment_ended", appointment)
    return appointment


@act
def give_mandate(
    *, by: Person, institution: Institution, person: Person, power: str, from_on: date, to_on: date
) -> Mandate:
    """Let a named person speak or enter for the house, for a day or a period."""
    authorise(by, may_give_mandate, institution)
    if to_on < from_on:
        raise Refusal(_("Das Mandat endet, bevor es beginnt. Bitte prüfen Sie die Tage."))
    mandate = Mandate.objects.create(
        institution=institution,
        person=person,
        power=power,
        given_by=by,
        given_at=clock.now(),
        from_on=from_on,
        to_on=to_on,
    )
    journal.note(by, "institutions.mandate_given", mandate)
    return mandate


@act
def revoke_mandate(*, by: Person, mandate: Mandate) -> Mandate:
    """Take a mandate back; it ends at once."""
    authorise(by, may_give_mandate, mandate.institution)
    if mandate.revoked_at is None:
        mandate.revoked_at = clock.now()
        mandate.save(update_fields=["revoked_at"])
        journal.note(by, "institutions.mandate_revoked", mandate)
    return mandate


@act
def invite(
    *,
    by: Person | Console,
    email: str,
    name: str,
    institution: Institution,
    function: str,
    school_kinds: tuple[str, ...] = (),
) -> tuple[Invitation, str]:
    """Invite a person to a function; returns the invitation and the token of its link. A new one voids the old one."""
    authorise(by, may_invite_to, institution)
    person = Person.objects.filter(email=email.strip().lower()).first() or Person.objects.create_user(email, name=name)
    now = clock.now()
    Invitation.objects.filter(person=person, institution=institution, function=function).pending(now).update(
        voided_at=now
    )
    invitation = Invitation.objects.create(
        person=person,
        institution=institution,
        function=function,
        school_kinds=list(school_kinds),
        invited_by_label=str(by),
        invited_at=now,
        expires_at=now + timedelta(days=14),
    )
    token = people.make_link(person=person, purpose=Purpose.INVITATION)
    journal.note(by, "institutions.invited", invitation)
    return invitation, token


@act
def accept_invitations(*, by: Person) -> list[Appointment]:
    """Take the functions one was invited to; called when the mailed link is used up."""
    now = clock.now()
    appointments = []
    for invitation in Invitation.objects.filter(person=by).pending(now).select_related("institution"):
        appointment, _is_new = Appointment.objects.get_or_create(
            person=by,
            institution=invitation.institution,
            function=invitation.function,
            to_on=None,
            defaults={"from_on": clock.today(), "school_kinds": invitation.school_kinds},
        )
        invitation.accepted_at = now
        invitation.save(update_fields=["accepted_at"])
        journal.note(by, "institutions.invitation_accepted", appointment)
        appointments.append(appointment)
    return appointments
