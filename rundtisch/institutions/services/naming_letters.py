"""Letters to a house about its people: what somebody else did there is told at once, and can be ended."""

from collections.abc import Callable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from rundtisch.people.console import Console
from rundtisch.people.letters import Letter, send_letter, send_letter_to_house
from rundtisch.people.models import Person

from ..models import Appointment, Invitation
from .house_letters import speaking_for, write_to_house


def tell_of_invitation(by: Person | Console, invitation: Invitation) -> None:
    """Whoever speaks for the house hears that somebody else invited a person there."""

    def letter() -> Letter:
        words = {
            "by": str(by),
            "whom": invitation.name or invitation.person.email,
            "function": invitation.get_function_display(),
            "house": invitation.institution.name,
        }
        return Letter(
            subject=_("%(by)s hat jemanden für %(house)s eingeladen") % words,
            paragraphs=(
                _("%(by)s hat %(whom)s eingeladen, als %(function)s für %(house)s zu handeln.") % words,
                _("Nimmt die Person an, sieht sie, was Ihr Haus sieht."),
            ),
            button=_("Einladungen ansehen"),
            address=settings.BASE_URL + reverse("invitation_list", args=[invitation.institution_id]),
            closing=_("Das ist nicht in Ihrem Sinn? Dann ziehen Sie die Einladung dort zurück."),
        )

    write_to_house(invitation.institution, letter, but=[by.pk])


def tell_of_beginning(by: Person | Console, appointment: Appointment) -> None:
    """Whoever speaks for the house hears that somebody whom it did not name acts for it; else the house's address."""
    house = appointment.institution

    def letter() -> Letter:
        words = _words(appointment.named_by_label, appointment)
        return Letter(
            subject=_("%(whom)s handelt jetzt für %(house)s") % words,
            paragraphs=(
                _("%(whom)s handelt jetzt als %(function)s für %(house)s. Benannt hat: %(by)s.") % words,
                _("Wer für ein Haus handelt, sieht, was dieses Haus sieht."),
            ),
            button=_("Seite des Hauses"),
            address=_address(appointment),
            closing=_(
                "Das ist nicht in Ihrem Sinn? Dann beenden Sie die Funktion dort oder sprechen Sie mit der "
                "Geschäftsstelle."
            ),
        )

    speaking = speaking_for(house, but=[by.pk, appointment.person_id])
    if not speaking and house.email and house.email != appointment.person.email:
        send_letter_to_house(address=house.email, name=house.name, letter=letter)
    _tell(speaking, letter)


def tell_of_end(by: Person | Console, appointment: Appointment) -> None:
    """Whose function somebody else ended hears of it, and with them whoever speaks for the house."""

    def letter() -> Letter:
        words = _words(str(by), appointment)
        return Letter(
            subject=_("Eine Funktion für %(house)s endet") % words,
            paragraphs=(_("%(by)s hat beendet, dass %(whom)s als %(function)s für %(house)s handelt.") % words,),
            button=_("Seite des Hauses"),
            address=_address(appointment),
            closing=_("Das ist nicht in Ihrem Sinn? Auf der Seite des Hauses können Sie den letzten Tag zurücknehmen.")
            if appointment.notice_on
            else _("Das ist nicht in Ihrem Sinn? Dann sprechen Sie bitte mit der Geschäftsstelle."),
        )

    _tell([appointment.person, *speaking_for(appointment.institution, but=[by.pk, appointment.person_id])], letter)


def _tell(persons: list[Person], letter: Callable[[], Letter]) -> None:
    for person in persons:
        send_letter(to=person, letter=letter)


def _words(by: str, appointment: Appointment) -> dict[str, str]:
    return {
        "whom": appointment.person.name,
        "function": appointment.get_function_display(),
        "house": appointment.institution.name,
        "by": by,
    }


def _address(appointment: Appointment) -> str:
    return settings.BASE_URL + reverse("institution_detail", args=[appointment.institution_id])
