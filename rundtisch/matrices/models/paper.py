"""What somebody typed from paper for a house, until the house confirms or rejects it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.people.models import Person

from .assessments import ANSWERS, Assessment, stage_goes_with_its_answer
from .instruments import Dimension


class PaperSheet(Identified):
    """A paper matrix that one person typed in for a house.

    It is no part of the assessment: nothing of it counts, is shared or printed before the house confirms it.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="paper_sheets")
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(_("eingetragen am"))
    filled_on = models.DateField(_("ausgefüllt am"))
    #: Counted up with every change, so that the house confirms what it has read.
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("Papierbogen")
        verbose_name_plural = _("Papierbögen")
        ordering = ["entered_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "entered_by"], name="one_person_types_one_paper_sheet_per_assessment"
            ),
        ]

    def __str__(self) -> str:
        return str(self.assessment)


class PaperEntry(Identified):
    """One dimension of a paper sheet, and what the house said to it."""

    sheet = models.ForeignKey(PaperSheet, on_delete=models.CASCADE, related_name="entries")
    dimension = models.ForeignKey(Dimension, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(_("Antwort"), max_length=16, choices=ANSWERS)
    stage = models.PositiveSmallIntegerField(_("Stand"), null=True, blank=True)
    evidence = models.TextField(_("Beleg oder Beispiel"), blank=True)
    comment = models.TextField(_("Kommentar"), blank=True)
    is_confirmed = models.BooleanField(_("vom Haus bestätigt"), null=True, blank=True)
    answered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("Eintrag vom Papier")
        verbose_name_plural = _("Einträge vom Papier")
        ordering = ["dimension__position"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "dimension"], name="dimension_stands_once_on_a_paper_sheet"),
            stage_goes_with_its_answer("paper_entry_has_a_stage_only_if_it_answers_with_one", may_be_empty=False),
            models.CheckConstraint(
                condition=Q(is_confirmed=None, answered_by=None, answered_at=None)
                | Q(is_confirmed__isnull=False, answered_by__isnull=False, answered_at__isnull=False),
                name="house_answers_a_paper_entry_with_who_when_and_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet}: {self.dimension}"
