"""Who may be reminded of what today."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max, Q
from django.utils.translation import gettext as _

from rundtisch.agreements import queries as agreements
from rundtisch.agreements.models import Adoption, AdoptionState
from rundtisch.institutions.models import Appointment
from rundtisch.people.models import Person
from rundtisch.people.ports import AccountSection

from ..models import Measure, Reminder, ReminderPause
from ..permissions import WORKING
from ..rules.reminders import may_be_reminded_on
from .errands import own_measures


@dataclass(frozen=True)
class Waiting:
    """How much waits for one person; a mail names no titles."""

    adoptions: int
    measures: int


def waiting_for(person: Person) -> Waiting:
    """What the person may act on, as the start page asks for it."""
    return Waiting(len(agreements.adoptions_waiting(person)), len(own_measures(person)))


def persons_to_remind(day: date) -> list[Person]:
    """Who works for a house for which something waits, was not reminded within a week, and has not switched it off."""
    posts = Appointment.objects.current_on(day).filter(function__in=WORKING, institution__in=_houses_waiting())
    last = dict(Reminder.objects.values_list("person").annotate(last=Max("sent_on")))
    found = Person.objects.filter(pk__in=posts.values("person"), is_active=True, reminder_pause=None).order_by("pk")
    return [person for person in found if may_be_reminded_on(day, last.get(person.pk))]


def _houses_waiting() -> set[UUID]:
    """Houses with an open adoption, one to be confirmed, or an open measure: only their people are asked about."""
    unconfirmed = Q(last_step__is_on_behalf=True, last_step__confirmed_at=None)
    adoptions = Adoption.objects.filter(Q(state=AdoptionState.OPEN) | unconfirmed, agreement__lapsed_at=None)
    return {
        *adoptions.values_list("institution_id", flat=True),
        *Measure.objects.open().values_list("responsible_institution_id", flat=True),
    }


def is_paused(person: Person) -> bool:
    """Whether the person has switched its reminders off."""
    return ReminderPause.objects.filter(person=person).exists()


def account_sections(person: Person) -> list[AccountSection]:
    """Whether reminders come, on the account page."""
    on = _("Eingeschaltet: höchstens eine E-Mail in der Woche, nie in Ferien und an Feiertagen.")
    off = _("Abgeschaltet: Sie bekommen keine Erinnerungen an Vereinbarungen und Maßnahmen.")
    words = off if is_paused(person) else on
    return [AccountSection(_("Erinnerungen"), (words,), page="reminder_setting", label=_("Erinnerungen einstellen"))]
