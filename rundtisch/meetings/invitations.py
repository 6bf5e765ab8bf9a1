"""Letters about a meeting: invitation, update, cancellation, and an answer given on behalf."""

from django.utils import timezone
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.institutions.models import Appointment
from rundtisch.people.letters import Letter, send_letter
from rundtisch.people.models import Person
from rundtisch.roundtables.models import Participation, RoundTable
from rundtisch.ui import dates

from .calendar import Attendee, address_of, as_calendar
from .models import Meeting, Reply


def people_to_invite(table: RoundTable) -> list[Person]:
    """Everybody who acts for a seat today, shared mailboxes included, each once, by name."""
    day = clock.today()
    houses = Participation.objects.current_on(day).filter(table=table).values("institution")
    posts = Appointment.objects.current_on(day).filter(institution__in=houses)
    return list(Person.objects.filter(pk__in=posts.values("person"), is_active=True).order_by("name", "email"))


def mail_invitation(meeting: Meeting, *, is_update: bool = False) -> int:
    """Send the invitation, or its update, to everybody; returns to how many."""

    def letter() -> Letter:
        subject = _("Geändert: %(title)s am %(day)s") if is_update else _("Einladung: %(title)s am %(day)s")
        first = (
            _("die Sitzung „%(title)s“ des Tisches „%(table)s“ hat sich geändert. Es gilt jetzt:")
            if is_update
            else _("Sie sind eingeladen zur Sitzung „%(title)s“ des Tisches „%(table)s“.")
        )
        return Letter(
            subject=subject % {"title": meeting.title, "day": _day_of(meeting)},
            paragraphs=(first % {"title": meeting.title, "table": meeting.table.name}, *_facts(meeting)),
            button=_("Tagesordnung ansehen und antworten"),
            address=address_of(meeting),
            closing=_("Der Termin liegt als Kalendereintrag bei. Bitte sagen Sie für Ihr Haus zu oder ab."),
        )

    people = people_to_invite(meeting.table)
    for person in people:
        # Each mail names only its reader: no list of everybody's addresses leaves the house.
        calendar = as_calendar(meeting, method="REQUEST", attendees=[Attendee(person.name, person.email)])
        send_letter(to=person, letter=letter, calendar=calendar, method="REQUEST")
    return len(people)


def mail_cancellation(meeting: Meeting) -> None:
    """Tell everybody that the meeting is called off."""

    def letter() -> Letter:
        words = {"title": meeting.title, "table": meeting.table.name, "day": _day_of(meeting)}
        return Letter(
            subject=_("Abgesagt: %(title)s am %(day)s") % words,
            paragraphs=(
                _("die Sitzung „%(title)s“ des Tisches „%(table)s“ am %(day)s findet nicht statt.") % words,
                _("Ihr Kalender nimmt den Termin mit dieser Nachricht heraus."),
            ),
            button=_("Zur Sitzung"),
            address=address_of(meeting),
        )

    for person in people_to_invite(meeting.table):
        calendar = as_calendar(meeting, method="CANCEL", attendees=[Attendee(person.name, person.email)])
        send_letter(to=person, letter=letter, calendar=calendar, method="CANCEL")


def mail_reply_on_behalf(reply: Reply) -> None:
    """Tell a house at once what somebody else answered for it."""

    def letter() -> Letter:
        words = {
            "who": reply.replied_by.name,
            "house": reply.institution.name,
            "answer": reply.get_answer_display(),
            "title": reply.meeting.title,
        }
        return Letter(
            subject=_("Antwort für Ihr Haus: %(title)s") % words,
            paragraphs=(
                _("%(who)s hat mit Ihrem Mandat für %(house)s eingetragen: %(answer)s.") % words,
                _("Stimmt das nicht, antworten Sie bitte selbst. Ihre Antwort ersetzt die eingetragene."),
            ),
            button=_("Zur Sitzung"),
            address=address_of(reply.meeting),
        )

    posts = Appointment.objects.current_on(clock.today()).filter(institution=reply.institution)
    for person in Person.objects.filter(pk__in=posts.values("person"), is_active=True).order_by("pk"):
        send_letter(to=person, letter=letter)


def _day_of(meeting: Meeting) -> str:
    return dates.full_day(timezone.localtime(meeting.starts_at).date())


def _facts(meeting: Meeting) -> list[str]:
    when = _("Wann: %(start)s bis %(end)s") % {
        "start": dates.exactly(meeting.starts_at),
        "end": dates.hour(meeting.ends_at),
    }
    where = _("Wo: %(place)s") % {"place": meeting.place} if meeting.place else ""
    return [fact for fact in (when, where, meeting.note) if fact]
