"""The topics a table wants to talk about."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.institutions.models import Institution
from rundtisch.people.models import Person

from .tables import RoundTable


class TopicKind(models.TextChoices):
    """What a topic is for."""

    INFORMATION = "information", _("Information")
    EXCHANGE = "exchange", _("Austausch")
    WORK = "work", _("Arbeitsphase")
    AGREEMENT = "agreement", _("Vereinbarung")
    REVIEW = "review", _("Überprüfung")
    QUESTION = "question", _("Frage")


class TopicState(models.TextChoices):
    """How far a topic is."""

    PROPOSED = "proposed", _("vorgeschlagen")
    PREPARED = "prepared", _("vorbereitet")
    SCHEDULED = "scheduled", _("auf der Tagesordnung")
    DISCUSSED = "discussed", _("besprochen")
    SETTLED = "settled", _("erledigt")
    PARKED = "parked", _("zurückgestellt")


class Topic(Identified):
    """Something a table wants to talk about; every member may propose one."""

    table = models.ForeignKey(RoundTable, on_delete=models.CASCADE, related_name="topics")
    title = models.CharField(_("Thema"), max_length=200)
    description = models.TextField(_("Worum geht es?"), blank=True)
    kind = models.CharField(_("Art"), max_length=12, choices=TopicKind.choices, default=TopicKind.EXCHANGE)
    state = models.CharField(_("Stand"), max_length=12, choices=TopicState.choices, default=TopicState.PROPOSED)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_for = models.ForeignKey(Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(_("vorgeschlagen am"))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("Thema")
        verbose_name_plural = _("Themen")
        ordering = ["-proposed_at"]

    def __str__(self) -> str:
        return self.title
