"""What came out of an agenda item."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.people.models import Person

from .agenda import AgendaItem


class OutcomeKind(models.TextChoices):
    """What kind of result was recorded beside the minutes."""

    AGREEMENT = "agreement", _("Vereinbarung")
    MEASURE = "measure", _("Maßnahme")
    QUESTION = "question", _("Frage")
    INFORMATION = "information", _("Information")
    EXPERIENCE = "experience", _("Erfahrung")


class Outcome(Identified):
    """One result of an agenda item in one sentence; what becomes of it belongs to higher parts."""

    agenda_item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="outcomes")
    kind = models.CharField(_("Art"), max_length=12, choices=OutcomeKind.choices)
    text = models.CharField(_("Ergebnis"), max_length=400)
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Ergebnis")
        verbose_name_plural = _("Ergebnisse")
        ordering = ["recorded_at"]

    def __str__(self) -> str:
        return self.text
