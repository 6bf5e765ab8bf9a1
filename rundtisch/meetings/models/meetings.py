"""A meeting of a table."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation import clock
from rundtisch.foundation.models import Identified
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable, seats_of


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Meetings in words."""

    def visible_to(self, person: Person) -> "MeetingQuerySet":
        """Meetings of the tables at which this person sits today."""
        return self.filter(table__in={seat.table for seat in seats_of(person)})

    def ahead(self, now: datetime) -> "MeetingQuerySet":
        """Not closed, not cancelled, and not over."""
        return self.filter(ends_at__gte=now, closed_at=None, cancelled_at=None)

    def held(self) -> "MeetingQuerySet":
        """Closed by whoever led them."""
        return self.exclude(closed_at=None)


class Meeting(Identified):
    """One meeting: planned, invited, held in the room, closed."""

    table = models.ForeignKey(RoundTable, on_delete=models.CASCADE, related_name="meetings")
    number = models.PositiveSmallIntegerField(_("Nummer"))
    title = models.CharField(_("Titel"), max_length=200)
    starts_at = models.DateTimeField(_("Beginn"))
    ends_at = models.DateTimeField(_("Ende"))
    place = models.CharField(_("Ort"), max_length=200, blank=True)
    note = models.TextField(_("Hinweis zur Einladung"), blank=True)
    # The calendar of everybody invited knows the meeting by its id and counts the changes.
    sequence = models.PositiveIntegerField(default=0)
    invited_at = models.DateTimeField(_("eingeladen am"), null=True, blank=True)
    invited_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("eröffnet am"), null=True, blank=True)
    closed_at = models.DateTimeField(_("geschlossen am"), null=True, blank=True)
    closed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    cancelled_at = models.DateTimeField(_("abgesagt am"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    # Counts the changes of the agenda, so that two orders never overwrite each other.
    agenda_version = models.PositiveIntegerField(default=0)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("Sitzung")
        verbose_name_plural = _("Sitzungen")
        ordering = ["-starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["table", "number"], name="meeting_is_numbered_once_per_table"),
            models.CheckConstraint(condition=Q(ends_at__gt=models.F("starts_at")), name="meeting_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. Sitzung: {self.title}"

    @property
    def minutes(self) -> int:
        """How many minutes are planned."""
        return int(self.planned.total_seconds() // 60)

    @property
    def is_days_ahead(self) -> bool:
        """Whether it is planned for a later day than today."""
        return timezone.localdate(self.starts_at) > clock.today()

    @property
    def planned(self) -> timedelta:
        """How long it is planned to last."""
        return self.ends_at - self.starts_at
