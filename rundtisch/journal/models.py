"""The journal: entries that are only ever added."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified


class Entry(Identified):
    """Who did what about which thing, and when; actor and thing by id and label, so that it outlives both."""

    at = models.DateTimeField(_("Zeitpunkt"), db_index=True)
    actor_id = models.UUIDField(null=True, db_index=True)
    actor_label = models.CharField(_("Person"), max_length=200)
    act = models.CharField(_("Handlung"), max_length=80)
    thing_id = models.UUIDField(null=True, db_index=True)
    thing_label = models.CharField(_("Gegenstand"), max_length=300)
    details = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("Journaleintrag")
        verbose_name_plural = _("Journaleinträge")
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_label}: {self.act} {self.thing_label}"
