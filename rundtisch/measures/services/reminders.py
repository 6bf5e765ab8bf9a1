"""Reminding people of what waits for their houses, and leaving it off."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.permissions import authorise
from rundtisch.institutions.rules.holidays import is_working_day
from rundtisch.journal import services as journal
from rundtisch.people.letters import Letter, send_letter
from rundtisch.people.models import Person
from rundtisch.people.permissions import may_change_own_account

from ..models import Reminder, ReminderPause
from ..queries.reminders import Waiting, persons_to_remind, waiting_for


def send_reminders() -> int:
    """The job of every working day: one mail to each for whom something waits; returns how many were noted."""
    day = clock.today()
    if not is_working_day(day):
        return 0
    return sum(_remind(person) for person in persons_to_remind(day))


def _remind(person: Person) -> bool:
    waiting = waiting_for(person)
    if not waiting.adoptions and not waiting.measures:
        return False
    with transaction.atomic():
        # Two processes do the same job on the same day: the second finds the first one's note.
        _reminder, is_first = Reminder.objects.get_or_create(person=person, sent_on=clock.today())
        if is_first:
            send_letter(to=person, letter=lambda: _letter(waiting))
    return is_first


def _letter(waiting: Waiting) -> Letter:
    """How much waits, without any title: mails are read by others, too."""
    lines = []
    if waiting.adoptions:
        lines.append(
            ngettext(
                "%(number)s Vereinbarung wartet auf den Stand Ihres Hauses.",
                "%(number)s Vereinbarungen warten auf den Stand Ihres Hauses.",
                waiting.adoptions,
            )
            % {"number": waiting.adoptions}
        )
    if waiting.measures:
        lines.append(
            ngettext(
                "%(number)s Maßnahme ist bald fällig, überfällig oder ohne Namen.",
                "%(number)s Maßnahmen sind bald fällig, überfällig oder ohne Namen.",
                waiting.measures,
            )
            % {"number": waiting.measures}
        )
    return Letter(
        subject=_("Erinnerung an Vereinbarungen und Maßnahmen Ihres Hauses"),
        paragraphs=(_("Für Ihr Haus wartet etwas am Runden Tisch. Titel nennen wir in E-Mails nicht."), *lines),
        button=_("Startseite öffnen"),
        address=f"{settings.BASE_URL}{reverse('start')}",
        closing=_(
            "Diese Erinnerung kommt höchstens einmal in der Woche, nie in den Ferien. "
            "Abschalten können Sie sie unter „Mein Konto“."
        ),
    )


@act
def switch_reminders(*, by: Person, person: Person, is_on: bool) -> None:
    """Have reminders sent, or leave them off."""
    authorise(by, may_change_own_account, person)
    if is_on:
        ReminderPause.objects.filter(person=person).delete()
    else:
        ReminderPause.objects.get_or_create(person=person, defaults={"since_at": clock.now()})
    journal.note(by, "measures.reminders_switched", person, is_on=is_on)
