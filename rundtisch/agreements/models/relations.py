"""How agreements hang together, and how one ends."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.people.models import Person

from .agreements import Agreement


class RelationKind(models.TextChoices):
    """What one agreement is to an earlier one."""

    REPLACES = "replaces", _("ersetzt")
    DETAILS = "details", _("führt näher aus")
    FOLLOWS_FROM = "follows_from", _("folgt aus")


class AgreementRelation(Identified):
    """An agreement replaces another, details it or follows from it."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(_("Beziehung"), max_length=12, choices=RelationKind.choices)
    other = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="relations_of_others")
    related_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    related_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Beziehung zwischen Vereinbarungen")
        verbose_name_plural = _("Beziehungen zwischen Vereinbarungen")
        ordering = ["related_at"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "other"], name="two_agreements_are_related_in_one_way"),
            models.UniqueConstraint(
                fields=["other"],
                condition=Q(kind=RelationKind.REPLACES),
                name="agreement_is_replaced_by_one_other",
            ),
            models.CheckConstraint(condition=~Q(agreement=F("other")), name="agreement_is_not_related_to_itself"),
            models.CheckConstraint(
                condition=Q(kind__in=RelationKind.values), name="agreements_are_related_in_a_known_way"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement} {self.get_kind_display()} {self.other}"


class AgreementEnding(Identified):
    """An agreement is no longer in force: since when, who said so, and why."""

    agreement = models.OneToOneField(Agreement, on_delete=models.CASCADE, related_name="ending")
    reason = models.TextField(_("Grund"))
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField()
    #: The relation by which a later agreement took its place; none if it simply ended.
    replacement = models.OneToOneField(
        AgreementRelation, null=True, blank=True, on_delete=models.CASCADE, related_name="ending"
    )

    class Meta:
        verbose_name = _("Ende einer Vereinbarung")
        verbose_name_plural = _("Enden von Vereinbarungen")
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="ending_of_an_agreement_says_why")]

    def __str__(self) -> str:
        return self.reason[:60]
