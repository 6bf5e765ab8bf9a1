"""The statement of the result: made by the facilitator, never edited."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.people.models import Person

from .choices import AGREEING, NextStep, Result
from .rounds import Round


class ResultStatementQuerySet(models.QuerySet["ResultStatement"]):
    """Statements in words."""

    def current(self) -> "ResultStatementQuerySet":
        """Those that no other has taken the place of."""
        return self.filter(superseded_at=None)


class ResultStatement(Identified):
    """What the facilitator stated, with the record of the voices and the software's reading beside it."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="statements")
    result = models.CharField(_("Ergebnis"), max_length=24, choices=Result.choices)
    text = models.TextField(_("Feststellung"))
    next_step = models.CharField(_("Nächster Schritt"), max_length=16, choices=NextStep.choices, blank=True)
    next_step_note = models.TextField(_("Wer kümmert sich worum?"), blank=True)
    next_step_on = models.DateField(_("Wieder am Tisch am"), null=True, blank=True)
    record = models.JSONField(_("Stimmen"))
    reading = models.JSONField(_("Lesart"))
    remark_on_roles = models.CharField(max_length=400, blank=True)
    stated_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    stated_at = models.DateTimeField()
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    reason = models.TextField(_("Warum neu festgestellt?"), blank=True)
    superseded_at = models.DateTimeField(null=True, blank=True)

    objects = ResultStatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("Feststellung des Ergebnisses")
        verbose_name_plural = _("Feststellungen des Ergebnisses")
        ordering = ["-stated_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["round"], condition=Q(superseded_at=None), name="round_has_one_current_statement"
            ),
            models.CheckConstraint(
                condition=Q(supersedes=None) | ~Q(reason=""), name="superseding_statement_has_reason"
            ),
            models.CheckConstraint(
                condition=~Q(result=Result.NO_CONSENSUS) | ~Q(next_step=""), name="no_consensus_has_a_next_step"
            ),
            models.CheckConstraint(
                condition=~Q(next_step="") | Q(next_step_note="", next_step_on=None),
                name="only_a_next_step_has_a_note_and_a_day",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="statement_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.get_result_display()}"

    @property
    def makes_an_agreement(self) -> bool:
        """Whether the table agreed."""
        return self.result in AGREEING
