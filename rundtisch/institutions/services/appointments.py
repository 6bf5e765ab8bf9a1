"""People take and leave functions in a house."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people.console import CONSOLE, Console
from rundtisch.people.models import Person

from ..models import Appointment, Function, Institution, standing_of
from ..permissions import may_invite_to, may_keep_people_of, may_speak_for
from ..rules.functions import fits
from ..rules.standing import SPEAKING
from .naming import naming_house, refuse_colleague
from .naming_letters import tell_of_beginning, tell_of_end

#: How long before its last day a house hears that somebody outside ends a function that speaks for it.
NOTICE = timedelta(days=14)


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
    """Nobody opens a house for themselves, nor keeps it open beyond the own last day.

    What a house keeps to itself stays closed to office and operators.
    """
    if not isinstance(by, Person) or by != person:
        return
    if not standing_of(by).speaks_for(institution.pk):
        raise Refusal(_("Eine Funktion in einem fremden Haus können Sie nicht sich selbst geben."))
    speaking = Appointment.objects.filter(person=by, institution=institution, function__in=SPEAKING)
    if not speaking.filter(to_on=None).exists():
        raise Refusal(_("Ihre Zeit in diesem Haus hat einen letzten Tag. Verlängern kann sie nur jemand anderes."))


def refuse_shared_address(institution: Institution, email: str, function: str, person: Person | None = None) -> None:
    """A mailbox that several people read takes no function of a person: it could be anybody."""
    is_shared = bool(institution.email) and email.strip().lower() == institution.email.lower()
    if (is_shared or _is_a_mailbox(person)) and function != Function.SHARED_MAILBOX:
        raise Refusal(
            _(
                "Das ist die gemeinsame Adresse des Hauses. Für diese Funktion braucht es eine persönliche Adresse; "
                "das gemeinsame Postfach kann nur lesen und auf Termine antworten."
            )
        )


def _is_a_mailbox(person: Person | None) -> bool:
    return person is not None and standing_of(person).is_only_a_mailbox


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
    refuse_shared_address(institution, person.email, function, person)
    refuse_own_entry(by, person, institution)
    named_from = naming_house(by, institution)
    refuse_colleague(person, institution, function, named_from)
    held = Appointment.objects.filter(person=person, institution=institution, function=function, to_on=None)
    if held.exists():
        raise Refusal(_("%(name)s hat diese Funktion schon.") % {"name": person.name})
    appointment = Appointment.objects.create(
        person=person,
        institution=institution,
        function=function,
        from_on=from_on or clock.today(),
        to_on=institution.valid_to,
        school_kinds=list(school_kinds),
        named_by_label=str(by),
        named_from=named_from,
    )
    if by != CONSOLE and named_from != institution:
        tell_of_beginning(by, appointment)
    journal.note(by, "institutions.appointed", appointment)
    return appointment


@act
def end_appointment(*, by: Person | Console, appointment: Appointment, on: date | None = None) -> Appointment:
    """A person leaves a function; what the house promised stays with the house."""
    authorise(by, may_keep_people_of, appointment.institution)
    day = on or clock.today()
    if day < appointment.from_on:
        raise Refusal(_("Eine Funktion kann nicht enden, bevor sie begonnen hat."))
    if appointment.to_on is not None and day > appointment.to_on:
        raise Refusal(_("Diese Funktion endet schon früher. Verlängert wird sie hier nicht."))
    if _needs_notice(by, appointment):
        _refuse_short_notice(day)
        appointment.notice_on = clock.today()
    appointment.to_on = day
    appointment.save(update_fields=["to_on", "notice_on"])
    if _is_outside(by, appointment):
        tell_of_end(by, appointment)
    journal.note(by, "institutions.appointment_ended", appointment)
    return appointment


@act
def keep_appointment(*, by: Person, appointment: Appointment) -> Appointment:
    """Whoever speaks for the house takes back a last day of which somebody outside gave notice."""
    authorise(by, may_speak_for, appointment.institution)
    if appointment.notice_on is None or (appointment.to_on is not None and appointment.to_on < clock.today()):
        raise Refusal(_("Für diese Funktion ist von außen kein letzter Tag angekündigt."))
    appointment.notice_on = None
    appointment.to_on = appointment.institution.valid_to
    appointment.save(update_fields=["to_on", "notice_on"])
    journal.note(by, "institutions.appointment_kept", appointment)
    return appointment


def first_day_to_end(by: Person, appointment: Appointment) -> date:
    """The first day on which this person may end a function: at once in the own house, else after notice."""
    return clock.today() + (NOTICE if _needs_notice(by, appointment) else timedelta())


def _is_outside(by: Person | Console, appointment: Appointment) -> bool:
    if by in (CONSOLE, appointment.person):
        return False
    return naming_house(by, appointment.institution) != appointment.institution


def _needs_notice(by: Person | Console, appointment: Appointment) -> bool:
    """Whoever let somebody in may correct that for as long as a notice lasts."""
    if appointment.function not in SPEAKING or not _is_outside(by, appointment):
        return False
    is_own_naming = appointment.named_from is not None and appointment.named_from == naming_house(
        by, appointment.institution
    )
    return not (is_own_naming and clock.today() - appointment.from_on <= NOTICE)


def _refuse_short_notice(day: date) -> None:
    earliest = clock.today() + NOTICE
    if day < earliest:
        raise Refusal(
            _(
                "Wer für ein Haus spricht, geht nicht ohne dessen Wissen: Von außen endet diese Funktion frühestens am "
                "%(day)s. Das Haus wird sofort benachrichtigt und kann es zurücknehmen."
            )
            % {"day": date_format(earliest, "j. F Y")}
        )
