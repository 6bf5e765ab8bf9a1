"""The history of a measure."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rundtisch.foundation.models import Identified
from rundtisch.people.models import Person

from .measures import Measure, MeasureState


class StepKind(models.TextChoices):
    """What happened to a measure."""

    ADDED = "added", _("aufgenommen")
    CHANGED = "changed", _("geändert")
    PROGRESS = "progress", _("Stand gemeldet")
    DONE = "done", pgettext_lazy("measure", "erledigt")
    REOPENED = "reopened", _("wieder geöffnet")


class MeasureStep(Identified):
    """Who did what about a measure, and when; steps are only ever added."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=StepKind.choices)
    state = models.CharField(_("Stand danach"), max_length=8, choices=MeasureState.choices)
    #: What changed, as rows of field, before and after; days in ISO form, people and houses by name.
    changes = models.JSONField(default=list, blank=True)
    note = models.TextField(pgettext_lazy("measure", "Hinweis"), blank=True)
    taken_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Schritt der Maßnahme")
        verbose_name_plural = _("Schritte der Maßnahme")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "number"], name="measure_steps_follow_one_another"),
            models.CheckConstraint(
                condition=~Q(kind=StepKind.DONE) | Q(state=MeasureState.DONE), name="step_of_completion_ends_in_done"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure}: {self.get_kind_display()}"
