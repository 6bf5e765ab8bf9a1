"""Mail on its way: stored with the act, sent after it, tried again when it fails."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import Identified


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Deliveries in words."""

    def due(self, now: datetime) -> "DeliveryQuerySet":
        """Not sent, not given up, and their next attempt has come."""
        return self.filter(sent_at=None, given_up_at=None, next_attempt_at__lte=now)


class Delivery(Identified):
    """One mail to one address; text and address leave the database once it is sent."""

    recipient = models.EmailField(_("Empfänger"))
    subject = models.CharField(_("Betreff"), max_length=200)
    text = models.TextField(_("Text"), blank=True)
    html = models.TextField(_("HTML"), blank=True)
    calendar = models.TextField(_("Kalendereinladung"), blank=True)
    calendar_method = models.CharField(max_length=20, blank=True)
    created_at = models.DateTimeField()
    next_attempt_at = models.DateTimeField(db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=200, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("Zustellung")
        verbose_name_plural = _("Zustellungen")

    def __str__(self) -> str:
        return f"{self.subject} → {self.recipient}"
