"""Reminders: which were sent, and who wants none."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.people.models import Person


class Reminder(Identified):
    """A person was reminded on a day of what waits for its houses."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="reminders")
    sent_on = models.DateField()

    class Meta:
        verbose_name = _("Versandte Erinnerung")
        verbose_name_plural = _("Versandte Erinnerungen")
        constraints = [
            models.UniqueConstraint(fields=["person", "sent_on"], name="person_is_reminded_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.person}"


class ReminderPause(Identified):
    """A person has switched its reminders off."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="reminder_pause")
    since_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Abgeschaltete Erinnerungen")
        verbose_name_plural = _("Abgeschaltete Erinnerungen")

    def __str__(self) -> str:
        return f"{self.person}"
