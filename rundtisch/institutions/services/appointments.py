"""People take and leave functions in a house."""

from datetime import date

from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people.console import Console
from rundtisch.people.models import Person

from ..models import Appointment, Institution, standing_of
from ..permissions import may_invite_to
from ..rules.functions import fits


def refuse_odd_function(institution: Institution, function: str) -> None:
    """Refuse a function that a house of this kind does not have, or a house that has ended."""
    if not fits(function, institution.kind):
        raise Refusal(
            _("Diese Funktion gibt es hier nicht: %(name)s ist %(kind)s.")
            % {"name": institution.name, "kind": institution.get_kind_display()}
        )
    if institution.has_ended_on(clock.today()):
        raise Refusal(_("%(name)s gibt es nicht mehr.") % {"name": institution.name})


def refuse_own_entry(by: Person | Console, person: Person | None, institution: Institution) -> None:
    """Nobody opens a house for themselves: what a house keeps to itself stays closed to office and operators."""
    if isinstance(by, Person) and by == person and not standing_of(by).speaks_for(institution.pk):
        raise Refusal(_("Eine Funktion in einem fremden Haus können Sie nicht sich selbst geben."))


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
    refuse_odd_function(institution, function)
    refuse_own_entry(by, person, institution)
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
