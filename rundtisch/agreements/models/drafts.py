"""What a house fills in on the paper that it takes to its deciding body."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.people.models import Person

from .adoptions import Adoption, DecidingBody


class ResolutionDraft(Identified):
    """The few words of a house on its resolution draft; everything else comes from the agreement."""

    adoption = models.OneToOneField(Adoption, on_delete=models.CASCADE, related_name="resolution_draft")
    body = models.CharField(_("Es entscheidet"), max_length=20, choices=DecidingBody.choices, blank=True)
    session_on = models.DateField(_("Sitzung am"), null=True, blank=True)
    reporting = models.CharField(_("Es berichtet (Funktion)"), max_length=160, blank=True)
    financial_effect = models.TextField(_("Finanzielle Auswirkungen"), blank=True)
    meaning = models.TextField(_("Was es für uns bedeutet"), blank=True)
    #: Empty as long as the house takes the resolution that is proposed to it.
    resolution = models.TextField(_("Beschlussvorschlag"), blank=True)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("Beschlussvorlage")
        verbose_name_plural = _("Beschlussvorlagen")
        constraints = [
            models.CheckConstraint(
                condition=Q(body="") | Q(body__in=DecidingBody.values), name="resolution_draft_goes_to_a_known_body"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.adoption}"
