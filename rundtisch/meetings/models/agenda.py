"""The agenda of a meeting, the minutes of each of its items, and which item the table has come to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.institutions.models import Institution
from rundtisch.people.models import Person
from rundtisch.roundtables.models import Topic
from rundtisch.writing.models import JointText

from .meetings import Meeting


class AgendaItemKind(models.TextChoices):
    """What an agenda item is for."""

    INFORMATION = "information", _("Information")
    EXCHANGE = "exchange", _("Austausch")
    WORK = "work", _("Arbeitsphase")
    AGREEMENT = "agreement", _("Vereinbarung")
    CONSENSUS = "consensus", _("Konsensrunde")
    REVIEW = "review", _("Überprüfung")


class AgendaItem(Identified):
    """One item: what, how long, who presents; its minutes are a joint text."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda_items")
    position = models.PositiveSmallIntegerField(_("Reihenfolge"))
    title = models.CharField(_("Tagesordnungspunkt"), max_length=200)
    description = models.TextField(_("Material und Hinweise"), blank=True)
    kind = models.CharField(_("Art"), max_length=12, choices=AgendaItemKind.choices, default=AgendaItemKind.INFORMATION)
    minutes_planned = models.PositiveSmallIntegerField(_("Minuten"))
    presenter = models.CharField(_("Es führt ein"), max_length=160, blank=True)
    presenting_institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.SET_NULL, related_name="agenda_items")
    text = models.OneToOneField(JointText, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Tagesordnungspunkt")
        verbose_name_plural = _("Tagesordnungspunkte")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="agenda_items_stand_one_after_another"),
            models.CheckConstraint(
                condition=models.Q(minutes_planned__gte=1, minutes_planned__lte=480),
                name="agenda_item_lasts_1_to_480_minutes",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class AgendaCallQuerySet(models.QuerySet["AgendaCall"]):
    """Calls in words."""

    def in_meeting(self, meeting: Meeting) -> "AgendaCallQuerySet":
        """The calls of one meeting, the latest first: there is where the table is."""
        return self.filter(agenda_item__meeting=meeting).order_by("-called_at", "-pk")


class AgendaCall(Identified):
    """Whoever leads called an item up: who and when; the latest call of a meeting is where the table is."""

    agenda_item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="calls")
    called_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    called_at = models.DateTimeField(_("aufgerufen um"))
    minutes_more = models.PositiveSmallIntegerField(_("Minuten mehr"), default=0)

    objects = AgendaCallQuerySet.as_manager()

    class Meta:
        verbose_name = _("Aufruf eines Tagesordnungspunkts")
        verbose_name_plural = _("Aufrufe von Tagesordnungspunkten")
        constraints = [
            models.CheckConstraint(condition=models.Q(minutes_more__lte=480), name="call_adds_at_most_480_minutes"),
        ]

    def __str__(self) -> str:
        return f"{self.agenda_item}"
