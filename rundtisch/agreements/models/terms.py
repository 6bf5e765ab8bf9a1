"""The same agreement, another measure or another day in one house, where that is fair."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.people.models import Person

from .adoptions import Adoption


class AdoptionTerms(Identified):
    """What a house does differently, or by when, and why."""

    adoption = models.OneToOneField(Adoption, on_delete=models.CASCADE, related_name="terms")
    measure = models.TextField(_("Eigene Maßnahme"), blank=True)
    due_on = models.DateField(_("Eigene Frist"), null=True, blank=True)
    reason = models.TextField(_("Grund"))
    set_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("Eigener Weg eines Hauses")
        verbose_name_plural = _("Eigene Wege der Häuser")
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="own_terms_have_a_reason"),
            models.CheckConstraint(
                condition=~Q(measure="") | Q(due_on__isnull=False), name="own_terms_say_what_differs"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.adoption}"
