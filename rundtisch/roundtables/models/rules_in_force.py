"""The ground rules a table gave itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.institutions.models import Institution

from .tables import RoundTable


class GroundRules(Identified):
    """One version of the rules of cooperation; the newest is in force, earlier ones stay readable."""

    table = models.ForeignKey(RoundTable, on_delete=models.CASCADE, related_name="ground_rules")
    number = models.PositiveSmallIntegerField(_("Fassung"))
    text = models.TextField(_("Wortlaut"), help_text=_("eine Regel je Zeile"))
    in_force_from = models.DateField(_("gilt ab"))
    coordinator_may_decide = models.BooleanField(
        _("Wer koordiniert oder moderiert, darf hier auch entscheiden"), default=False
    )
    stating_institution = models.ForeignKey(
        Institution,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("stellt ohne Moderation das Ergebnis fest"),
    )

    class Meta:
        verbose_name = _("Regeln der Zusammenarbeit")
        verbose_name_plural = _("Regeln der Zusammenarbeit")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["table", "number"], name="ground_rules_are_numbered_once_per_table")
        ]

    def __str__(self) -> str:
        return f"{self.table}, Fassung {self.number}"

    @property
    def lines(self) -> list[str]:
        """One rule a line."""
        return [line.strip() for line in self.text.splitlines() if line.strip()]
