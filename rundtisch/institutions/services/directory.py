"""The directory is kept: institutions are founded, changed, assigned and ended."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people.console import Console
from rundtisch.people.models import Person

from .. import ports
from ..models import Appointment, AuthorityPeriod, Institution, InstitutionKind, Mandate, Municipality
from ..permissions import may_keep_directory, may_keep_house


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
    _refuse_given_number(kind, official_number)
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
def change_institution(*, by: Person | Console, institution: Institution, **words: Any) -> Institution:
    """Correct what the directory says of an institution."""
    authorise(by, may_keep_house, institution)
    changed = sorted(field for field, word in words.items() if getattr(institution, field) != word)
    if not changed:
        return institution
    if "official_number" in changed:
        _refuse_given_number(institution.kind, words["official_number"])
    for field in changed:
        setattr(institution, field, words[field])
    institution.save(update_fields=[*changed, "sort_name"])
    journal.note(by, "institutions.changed", institution, fields=", ".join(changed))
    return institution


@act
def end_institution(
    *, by: Person | Console, institution: Institution, on: date, successor: Institution | None = None
) -> Institution:
    """An institution closes or merges into another; it stays in the directory, its functions end with it."""
    authorise(by, may_keep_house, institution)
    _refuse_odd_end(institution, on, successor)
    institution.valid_to = on
    institution.successor = successor
    institution.save(update_fields=["valid_to", "successor"])
    _end_belongings(institution, successor, on)
    _end_functions(institution, on)
    _end_mandates(institution, on)
    for step in ports.merge_steps:
        step(by, institution, successor, on)
    journal.note(by, "institutions.ended", institution, successor=str(successor) if successor else None)
    return institution


def _end_belongings(institution: Institution, successor: Institution | None, on: date) -> None:
    """A school leaves its authority; an authority hands its schools on to whoever comes after it."""
    concerned = Q(school=institution) | Q(authority=institution)
    for period in AuthorityPeriod.objects.filter(Q(to_on=None) | Q(to_on__gt=on), concerned):
        last, begins = period.to_on, max(on, period.from_on or on)
        period.to_on = begins
        period.save(update_fields=["to_on"])
        if successor is not None and successor.is_authority:
            AuthorityPeriod.objects.create(school_id=period.school_id, authority=successor, from_on=begins, to_on=last)


def _end_functions(institution: Institution, on: date) -> None:
    for appointment in Appointment.objects.filter(Q(to_on=None) | Q(to_on__gt=on), institution=institution):
        appointment.to_on = max(on, appointment.from_on)
        appointment.save(update_fields=["to_on"])


def _end_mandates(institution: Institution, on: date) -> None:
    """The last day of a mandate is the house's last day; what would only have begun later is revoked."""
    for mandate in Mandate.objects.filter(institution=institution, revoked_at=None, to_on__gte=on):
        if mandate.from_on < on:
            mandate.to_on = on - timedelta(days=1)
        else:
            mandate.revoked_at = clock.now()
        mandate.save(update_fields=["to_on", "revoked_at"])


def _refuse_given_number(kind: str, number: str) -> None:
    if number and Institution.objects.filter(kind=kind, official_number=number).exists():
        raise Refusal(_("Die Nummer %(number)s ist schon vergeben.") % {"number": number})


def _refuse_odd_end(institution: Institution, on: date, successor: Institution | None) -> None:
    if institution.valid_to is not None:
        raise Refusal(_("%(name)s ist schon beendet.") % {"name": institution.name})
    if institution.valid_from is not None and on < institution.valid_from:
        raise Refusal(_("Eine Institution kann nicht enden, bevor es sie gab."))
    if successor is None:
        return
    if successor == institution or successor.kind != institution.kind:
        raise Refusal(_("Die Nachfolge muss eine andere Institution der gleichen Art sein."))
    if successor.has_ended_on(on):
        raise Refusal(_("%(name)s gibt es an diesem Tag nicht mehr.") % {"name": successor.name})
