"""Telling a house that somebody entered something for it: at once, once a day, and never what."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.institutions.services.house_letters import write_to_house
from rundtisch.people.letters import Letter
from rundtisch.people.models import Person

from ..models import Assessment, PaperSheet


def tell_of_entry(by: Person, assessment: Assessment, sheet: PaperSheet | None = None) -> None:
    """Ask whoever speaks for the house to confirm; one letter for an assessment and day, however much is entered."""
    today = clock.today()
    if not Assessment.objects.filter(pk=assessment.pk).exclude(house_told_on=today).update(house_told_on=today):
        return
    page = ("paper_sheet_detail", sheet) if sheet else ("assessment_detail", assessment)
    way = reverse(page[0], args=[page[1].pk])

    def letter() -> Letter:
        words = {"who": by.name, "house": assessment.institution.name, "matrix": assessment.instrument.title}
        return Letter(
            subject=_("Für Ihr Haus eingetragen, bitte bestätigen"),
            paragraphs=(
                _("%(who)s hat mit Ihrem Mandat in die Matrix von %(house)s eingetragen: %(matrix)s.") % words,
                _("Nichts davon zählt, bevor Ihr Haus es bestätigt. Was nicht stimmt, ändern oder verwerfen Sie."),
            ),
            button=_("Ansehen und bestätigen"),
            address=settings.BASE_URL + way,
            closing=_("Kommt heute noch etwas dazu, schreiben wir nicht noch einmal."),
        )

    write_to_house(assessment.institution, letter, but=[by.pk])
