"""A measure: which house does what until when."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rundtisch.agreements.models import Agreement
from rundtisch.foundation.models import Identified
from rundtisch.institutions.models import Appointment, Institution
from rundtisch.meetings.models import AgendaItem, Outcome
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable, seats_of


class MeasureState(models.TextChoices):
    """How far a measure is; late is no state but follows from its due date."""

    RUNNING = "running", _("läuft")
    WAITING = "waiting", _("wartet")
    DONE = "done", pgettext_lazy("measure", "erledigt")


class MeasureQuerySet(models.QuerySet["Measure"]):
    """Measures in words."""

    def visible_to(self, person: Person) -> "MeasureQuerySet":
        """At the tables where the person sits."""
        return self.filter(table__in={seat.table for seat in seats_of(person)})

    def open(self) -> "MeasureQuerySet":
        """Not done."""
        return self.exclude(state=MeasureState.DONE)

    def done(self) -> "MeasureQuerySet":
        """Done."""
        return self.filter(state=MeasureState.DONE)

    def late_on(self, day: date) -> "MeasureQuerySet":
        """Open although the due date has passed."""
        return self.open().filter(due_on__lt=day)

    def of(self, person: Person, houses: Collection[UUID]) -> "MeasureQuerySet":
        """Those of these houses, and those that name the person."""
        return self.filter(Q(responsible_institution__in=houses) | Q(responsible_person=person))

    def with_presence(self, day: date) -> "MeasureQuerySet":
        """Each knows as `is_person_there` whether the responsible person still acts for the house."""
        posts = Appointment.objects.current_on(day).filter(
            person=OuterRef("responsible_person"), institution=OuterRef("responsible_institution")
        )
        return self.annotate(is_person_there=Exists(posts))


class Measure(Identified):
    """What a house does until a day. A person may leave: the measure stays with the house."""

    table = models.ForeignKey(RoundTable, on_delete=models.CASCADE, related_name="measures")
    title = models.CharField(_("Maßnahme"), max_length=200)
    responsible_institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="measures", verbose_name=_("Zuständiges Haus")
    )
    responsible_person = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="measures",
        verbose_name=_("Zuständige Person"),
    )
    function = models.CharField(_("Funktion oder Gruppe"), max_length=160, blank=True)
    due_on = models.DateField(_("Bis wann"), null=True, blank=True)
    state = models.CharField(
        pgettext_lazy("measure", "Stand"), max_length=8, choices=MeasureState.choices, default=MeasureState.RUNNING
    )
    note = models.TextField(pgettext_lazy("measure", "Hinweis"), blank=True)
    agreement = models.ForeignKey(Agreement, null=True, blank=True, on_delete=models.SET_NULL, related_name="measures")
    agenda_item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="measures"
    )
    outcome = models.OneToOneField(Outcome, null=True, blank=True, on_delete=models.PROTECT, related_name="measure")
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    done_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("Maßnahme")
        verbose_name_plural = _("Maßnahmen")
        ordering = [models.F("due_on").asc(nulls_last=True), "added_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="measure_says_what_is_done"),
            models.CheckConstraint(condition=Q(state__in=MeasureState.values), name="measure_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=MeasureState.DONE, done_at__isnull=False, done_by__isnull=False)
                | (~Q(state=MeasureState.DONE) & Q(done_at=None, done_by=None)),
                name="done_measure_says_when",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_done(self) -> bool:
        """Whether it is done."""
        return self.state == MeasureState.DONE
