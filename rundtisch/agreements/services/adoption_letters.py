"""Telling a house that somebody reported for it how far an agreement is; never which state and which words."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from rundtisch.institutions.services.house_letters import write_to_house
from rundtisch.people.letters import Letter
from rundtisch.people.models import Person

from ..models import Adoption


def tell_of_report(by: Person, adoption: Adoption) -> None:
    """Ask whoever speaks for the house to confirm."""

    def letter() -> Letter:
        words = {"who": by.name, "house": adoption.institution.name, "title": adoption.agreement.title}
        return Letter(
            subject=_("Für Ihr Haus eingetragen, bitte bestätigen"),
            paragraphs=(
                _("%(who)s hat mit Ihrem Mandat für %(house)s einen Stand gemeldet: %(title)s") % words,
                _("Er zählt erst, wenn Ihr Haus ihn bestätigt. Stimmt er nicht, melden Sie bitte selbst."),
            ),
            button=_("Ansehen und bestätigen"),
            address=settings.BASE_URL + reverse("adoption_detail", args=[adoption.pk]),
        )

    write_to_house(adoption.institution, letter, but=[by.pk])
