"""Invitations to a function: mailed, repeated, withdrawn, accepted."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people import services as people
from rundtisch.people.console import CONSOLE, Console
from rundtisch.people.letters import Letter, send_letter
from rundtisch.people.models import Person, Purpose

from ..models import Appointment, Institution, Invitation
from ..permissions import may_invite_to, may_keep_people_of
from .appointments import refuse_odd_function, refuse_own_entry, refuse_shared_address
from .naming import naming_house, refuse_colleague
from .naming_letters import tell_of_beginning, tell_of_invitation


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
    refuse_odd_function(institution, function)
    known = Person.objects.filter(email=email.strip().lower()).first()
    refuse_shared_address(institution, email, function, known)
    refuse_own_entry(by, known, institution)
    invited_from = naming_house(by, institution)
    refuse_colleague(known, institution, function, invited_from)
    person = known or Person.objects.create_user(email, name=name)
    now = clock.now()
    _void(Invitation.objects.filter(person=person, institution=institution, function=function))
    invitation = Invitation.objects.create(
        person=person,
        institution=institution,
        function=function,
        school_kinds=list(school_kinds),
        name=name.strip()[:120],
        invited_by_label=str(by),
        invited_from=invited_from,
        invited_at=now,
        expires_at=now + timedelta(days=14),
    )
    token = people.make_link(person=person, purpose=Purpose.INVITATION, about=invitation.pk)
    if by != CONSOLE and invited_from != institution:
        tell_of_invitation(by, invitation)
    journal.note(by, "institutions.invited", invitation)
    return invitation, token


@act
def invite_by_mail(
    *,
    by: Person | Console,
    email: str,
    name: str,
    institution: Institution,
    function: str,
    school_kinds: tuple[str, ...] = (),
) -> Invitation:
    """Invite a person to a function and mail the link."""
    invitation, token = invite(
        by=by, email=email, name=name, institution=institution, function=function, school_kinds=school_kinds
    )
    send_letter(to=invitation.person, letter=lambda: _letter(invitation, token))
    return invitation


@act
def repeat_invitation(*, by: Person | Console, invitation: Invitation) -> Invitation:
    """Invite the same person to the same function again; only the new link works."""
    authorise(by, may_invite_to, invitation.institution)
    if invitation.accepted_at is not None:
        raise Refusal(_("Diese Einladung ist schon angenommen."))
    return invite_by_mail(
        by=by,
        email=invitation.person.email,
        name=invitation.name,
        institution=invitation.institution,
        function=invitation.function,
        school_kinds=tuple(invitation.school_kinds),
    )


@act
def withdraw_invitation(*, by: Person | Console, invitation: Invitation) -> Invitation:
    """Take an invitation back; its link opens nothing any more."""
    authorise(by, may_keep_people_of, invitation.institution)
    if _void(Invitation.objects.filter(pk=invitation.pk)):
        journal.note(by, "institutions.invitation_withdrawn", invitation)
    return invitation


@act
def accept_invitation(*, token_hash: str, name: str, password: str = "") -> Person:
    """Take the function one was invited to by the mailed link; the name is confirmed, a password may be set."""
    link = people.use_link(token_hash=token_hash, purpose=Purpose.INVITATION)
    pending = Invitation.objects.pending(clock.now()).select_related("person", "institution", "invited_from")
    invitation = pending.filter(pk__in=[link.about]).first()
    if invitation is None:
        raise Refusal(_("Diese Einladung gilt nicht mehr. Bitte bitten Sie um eine neue."))
    person = invitation.person
    person.name = name
    person.save(update_fields=["name"])
    if password:
        people.put_password(person, password)
    _take(invitation, person)
    return person


@act
def accept_invitations(*, by: Person) -> list[Appointment]:
    """Take the functions one was invited to; called when the mailed link is used up."""
    pending = Invitation.objects.filter(person=by).pending(clock.now())
    return [_take(invitation, by) for invitation in pending.select_related("institution", "invited_from")]


def _take(invitation: Invitation, person: Person) -> Appointment:
    refuse_odd_function(invitation.institution, invitation.function)
    refuse_shared_address(invitation.institution, person.email, invitation.function, person)
    refuse_colleague(person, invitation.institution, invitation.function, invitation.invited_from)
    appointment, is_new = Appointment.objects.get_or_create(
        person=person,
        institution=invitation.institution,
        function=invitation.function,
        to_on=invitation.institution.valid_to,
        defaults={
            "from_on": clock.today(),
            "school_kinds": invitation.school_kinds,
            "named_by_label": invitation.invited_by_label,
            "named_from": invitation.invited_from,
        },
    )
    if is_new and invitation.invited_from != invitation.institution:
        tell_of_beginning(person, appointment)
    invitation.accepted_at = clock.now()
    invitation.save(update_fields=["accepted_at"])
    journal.note(person, "institutions.invitation_accepted", appointment)
    return appointment


def _void(invitations: QuerySet[Invitation]) -> int:
    now = clock.now()
    pending = list(invitations.filter(accepted_at=None, voided_at=None).values_list("pk", flat=True))
    people.void_links(about=pending)
    return Invitation.objects.filter(pk__in=pending).update(voided_at=now)


def _letter(invitation: Invitation, token: str) -> Letter:
    words = {
        "by": invitation.invited_by_label,
        "function": invitation.get_function_display(),
        "house": invitation.institution.name,
        "day": date_format(invitation.expires_at, "j. F Y"),
    }
    return Letter(
        subject=_("Einladung zu Rundtisch: %(function)s, %(house)s") % words,
        paragraphs=(
            _("%(by)s lädt Sie ein, bei Rundtisch als %(function)s für %(house)s dabei zu sein.") % words,
            _("Rundtisch ist der gemeinsame Arbeitsplatz von Schulen und Schulträgern an ihrem Runden Tisch."),
            _("Die Einladung gilt bis zum %(day)s. Nur Sie sollten diesen Link öffnen.") % words,
        ),
        button=_("Einladung ansehen"),
        address=people.link_address(token),
        closing=_("Sie kennen den Absender nicht? Dann brauchen Sie nichts zu tun."),
    )
