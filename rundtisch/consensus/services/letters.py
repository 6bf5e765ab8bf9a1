"""Letters to houses: what is asked until when, or that a card was read for them; never a position or a reason."""

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.institutions.models import Appointment, Institution, Mandate, Power
from rundtisch.institutions.rules.standing import SPEAKING
from rundtisch.institutions.services.house_letters import write_to_house
from rundtisch.people.letters import Letter, send_letter
from rundtisch.people.models import Person
from rundtisch.roundtables.models import Participation

from ..models import Round


def ask_missing(one: Round, *, is_reminder: bool = False) -> int:
    """Ask by mail whoever may speak for a house without a voice; returns how many mails were noted."""
    one.last_asked_on = clock.today()
    one.save(update_fields=["last_asked_on"])
    houses = _houses_by_person(one)
    for person in Person.objects.filter(pk__in=houses).order_by("email"):
        _ask(person, one, houses[person.pk], is_reminder=is_reminder)
    return len(houses)


def _houses_by_person(one: Round) -> Mapping[UUID, list[str]]:
    """Whoever may give the voice of a missing house that still sits at the table, with these houses in their order."""
    today = clock.today()
    seated = Participation.objects.current_on(today).filter(table=one.procedure.table_id)
    silent = one.entitlements.without_voice().filter(institution__in=seated.values("institution")).order_by("place")
    missing = dict(silent.values_list("institution_id", "institution__name"))
    posts = Appointment.objects.current_on(today).filter(institution__in=missing, function__in=SPEAKING)
    mandates = Mandate.objects.current_on(today).filter(institution__in=missing, power=Power.SPEAK)
    speaking = {
        *posts.values_list("person_id", "institution_id"),
        *mandates.values_list("person_id", "institution_id"),
    }
    found: dict[UUID, list[str]] = {}
    for house, name in missing.items():
        for person, spoken_for in sorted(speaking):
            if spoken_for == house:
                found.setdefault(person, []).append(name)
    return found


def _ask(person: Person, one: Round, houses: list[str], *, is_reminder: bool) -> None:
    def letter() -> Letter:
        assert one.after_period_until is not None  # noqa: S101 - only a round with a deadline asks
        until = timezone.localtime(one.after_period_until)
        words = {
            "table": str(one.procedure.table),
            "title": one.procedure.title,
            "houses": ", ".join(houses),
            "day": date_format(until, _("j. F Y")),
            "until": date_format(until, _("j. F Y, H:i \\U\\h\\r")),
        }
        first = (
            _("%(table)s bittet um eine Position: %(title)s")
            if not is_reminder
            else _("%(table)s wartet noch auf eine Position: %(title)s")
        )
        return Letter(
            subject=_("Antwort bis %(day)s: %(table)s") % words,
            paragraphs=(
                first % words,
                _("Es fehlt die Stimme von: %(houses)s") % words,
                _("Sie können bis %(until)s antworten. Schweigen zählt nicht als Zustimmung.") % words,
            ),
            button=_("Position geben"),
            address=settings.BASE_URL + reverse("round_detail", args=[one.pk]),
            closing=_("Erinnert wird nur, wer noch nicht geantwortet hat, und nie in den Ferien."),
        )

    send_letter(to=person, letter=letter)


def tell_of_card(by: Person, one: Round, institution: Institution) -> None:
    """Whoever speaks for the house hears that its card was read in a round; what it says stands there alone."""

    def letter() -> Letter:
        words = {
            "who": by.name,
            "house": institution.name,
            "table": str(one.procedure.table),
            "title": one.procedure.title,
        }
        return Letter(
            subject=_("Karte für Ihr Haus eingetragen: %(table)s") % words,
            paragraphs=(
                _("%(who)s hat für %(house)s eine Karte eingetragen: %(title)s") % words,
                _("War es nicht Ihre Stimme, können Sie auf der Seite der Runde widersprechen."),
            ),
            button=_("Zur Runde"),
            address=settings.BASE_URL + reverse("round_detail", args=[one.pk]),
        )

    write_to_house(institution, letter, but=[by.pk])
