"""Appointments, mandates and invitations, as far as a person may see them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from rundtisch.foundation import clock
from rundtisch.people.models import Person
from rundtisch.people.queries import open_link

from .. import ports
from ..models import Appointment, Institution, Invitation, Mandate, Power, standing_of
from ..permissions import may_keep_people_of, may_see_people_of
from .houses import named_by


@dataclass(frozen=True)
class MandateLine:
    """A mandate that is in force or still to come."""

    id: UUID
    person: str
    power: str
    from_on: date
    to_on: date
    given_by: str


@dataclass(frozen=True)
class InvitationLine:
    """An invitation that nobody has accepted yet."""

    id: UUID
    name: str
    email: str
    function: str
    invited_at: datetime
    expires_at: datetime
    has_expired: bool
    invited_by: str


def appointment_for(person: Person, appointment_id: UUID) -> Appointment | None:
    """A current appointment in a house whose people this person may see."""
    found = (
        Appointment.objects.current_on(clock.today())
        .select_related("institution", "person")
        .filter(pk=appointment_id)
        .first()
    )
    return found if found and may_see_people_of(person, found.institution) else None


def mandate_for(person: Person, mandate_id: UUID) -> Mandate | None:
    """A mandate of a house whose people this person may see."""
    found = Mandate.objects.select_related("institution", "person").filter(pk=mandate_id).first()
    return found if found and may_see_people_of(person, found.institution) else None


def mandates_of(institution: Institution) -> list[MandateLine]:
    """The mandates of a house that are in force or still to come."""
    mandates = Mandate.objects.filter(institution=institution, revoked_at=None, to_on__gte=clock.today())
    return [
        MandateLine(pk, name, str(Power(power).label), from_on, to_on, given_by)
        for pk, name, power, from_on, to_on, given_by in mandates.order_by("from_on", "person__name").values_list(
            "pk", "person__name", "power", "from_on", "to_on", "given_by__name"
        )
    ]


def persons_to_entrust(person: Person) -> list[tuple[str, str]]:
    """Whom a house may give a mandate: others of the own houses and of houses one meets at a table."""
    houses = standing_of(person).houses.union(*(met(person) for met in ports.houses_met))
    rows = (
        Appointment.objects.current_on(clock.today())
        .filter(institution__in=houses)
        .exclude(person=person)
        .order_by("person__name", "institution__sort_name")
        .values_list("person_id", "person__name", "institution__name")
    )
    houses_of: dict[tuple[str, str], list[str]] = {}
    for pk, name, house in rows:
        lines = houses_of.setdefault((str(pk), name), [])
        if house not in lines:
            lines.append(house)
    return [(pk, f"{name}, {', '.join(lines)}") for (pk, name), lines in houses_of.items()]


def pending_invitations(institution: Institution) -> list[InvitationLine]:
    """Invitations to this house that were neither accepted nor replaced; expired ones stay, to be repeated."""
    now = clock.now()
    waiting = Invitation.objects.filter(institution=institution, accepted_at=None, voided_at=None)
    return [
        InvitationLine(
            id=one.pk,
            name=one.name or one.person.email,
            email=one.person.email,
            function=str(one.get_function_display()),
            invited_at=one.invited_at,
            expires_at=one.expires_at,
            has_expired=one.expires_at <= now,
            invited_by=named_by(one.invited_by_label, one.invited_from.label if one.invited_from else ""),
        )
        for one in waiting.select_related("person", "invited_from").order_by("-invited_at")
    ]


def invitation_for(person: Person, invitation_id: UUID) -> Invitation | None:
    """An invitation to a house whose invitations this person may see."""
    found = Invitation.objects.select_related("institution", "person").filter(pk=invitation_id, voided_at=None).first()
    return found if found and may_keep_people_of(person, found.institution) else None


def invitation_behind(token_hash: str) -> Invitation | None:
    """The invitation that an opened link accepts."""
    link = open_link(token_hash, "invitation")
    if link is None or link.about is None:
        return None
    pending = Invitation.objects.pending(clock.now()).select_related("institution", "person")
    return pending.filter(pk=link.about).first()
