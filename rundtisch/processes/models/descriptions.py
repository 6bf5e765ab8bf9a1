"""How a thing goes in one house: the description, its steps, and when the house last looked it over."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation import clock
from rundtisch.foundation.models import Identified
from rundtisch.institutions.models import Institution
from rundtisch.people.models import Person
from rundtisch.roundtables.models import viewer_of

from ..rules.day_of_year import DayOfYear

_SHORT_MONTHS = [4, 6, 9, 11]
_FEBRUARY, _LAST_OF_FEBRUARY, _LAST_OF_SHORT, _LAST = 2, 29, 30, 31


class ProcessKind(models.TextChoices):
    """What the description is about; two houses are best compared in the same kind."""

    PURCHASE = "purchase", _("Beschaffung")
    FAULT_REPORT = "fault_report", _("Störung melden")
    APP_REQUEST = "app_request", _("App oder Programm beantragen")
    MEDIA_CONCEPT = "media_concept", _("Medienkonzept und Medienentwicklungsplan")
    BUDGET = "budget", _("Haushalt anmelden")
    COMMITTEE = "committee", _("Beschluss im Gremium")
    OTHER = "other", _("Anderer Ablauf")


class ProcessDescriptionQuerySet(models.QuerySet["ProcessDescription"]):
    """Process descriptions in words."""

    def current(self) -> "ProcessDescriptionQuerySet":
        """Those that still hold."""
        return self.filter(retired_at=None)

    def visible_to(self, person: Person) -> "ProcessDescriptionQuerySet":
        """Those of the person's own houses, and current ones that an open share opens."""
        from .shares import ProcessShare

        viewer = viewer_of(person)
        opened = ProcessShare.objects.open_on(clock.today()).reaching(viewer).values("description_id")
        return self.filter(Q(institution__in=viewer.institutions) | Q(pk__in=opened, retired_at=None))


class ProcessDescription(Identified):
    """How one thing goes in one house, at most one page; the version tells whether somebody else changed it."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="process_descriptions")
    kind = models.CharField(_("Art"), max_length=16, choices=ProcessKind.choices)
    title = models.CharField(_("Titel"), max_length=120)
    purpose = models.CharField(_("Worum geht es?"), max_length=300, blank=True)
    contact = models.CharField(_("Wen kann man fragen?"), max_length=160, blank=True)
    started_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(_("begonnen am"))
    changed_at = models.DateTimeField(_("geändert am"))
    retired_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    retired_at = models.DateTimeField(_("gilt nicht mehr seit"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ProcessDescriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("Ablauf")
        verbose_name_plural = _("Abläufe")
        ordering = ["institution__sort_name", "title"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="process_description_has_a_title"),
            models.CheckConstraint(
                condition=Q(retired_by=None, retired_at=None) | Q(retired_by__isnull=False, retired_at__isnull=False),
                name="retirement_of_a_process_knows_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.title


def _is_a_day(which: str) -> Q:
    """Month and day are both empty, or a day that some year has."""
    month, day = f"{which}_month", f"{which}_day"
    # A comparison with nothing is neither true nor false, and what is not false is stored: so both are asked for.
    both = Q(**{f"{month}__isnull": False, f"{day}__isnull": False, f"{month}__range": (1, 12)})
    short = Q(**{f"{day}": _LAST_OF_SHORT}) & ~Q(**{month: _FEBRUARY})
    long = Q(**{f"{day}": _LAST}) & ~Q(**{f"{month}__in": [_FEBRUARY, *_SHORT_MONTHS]})
    return Q(**{month: None, day: None}) | (both & (Q(**{f"{day}__range": (1, _LAST_OF_FEBRUARY)}) | short | long))


class ProcessStep(Identified):
    """One step: what happens, who does it, how long it takes, what is needed, when in the year, and what it waits for.

    The waiting point is told in the house's own words; it may also point to the step of the other house.
    """

    description = models.ForeignKey(ProcessDescription, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    what = models.CharField(_("Was geschieht?"), max_length=160)
    who = models.CharField(_("Wer?"), max_length=120, blank=True)
    how_long = models.CharField(_("Wie lange dauert es?"), max_length=80, blank=True)
    needed = models.CharField(_("Was wird gebraucht?"), max_length=200, blank=True)
    contact = models.CharField(_("Kontakt"), max_length=120, blank=True)
    earliest_month = models.PositiveSmallIntegerField(null=True, blank=True)
    earliest_day = models.PositiveSmallIntegerField(null=True, blank=True)
    latest_month = models.PositiveSmallIntegerField(null=True, blank=True)
    latest_day = models.PositiveSmallIntegerField(null=True, blank=True)
    waits_for_words = models.CharField(_("Worauf wartet dieser Schritt?"), max_length=160, blank=True)
    waits_for = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="awaited_by")

    class Meta:
        verbose_name = _("Schritt")
        verbose_name_plural = _("Schritte")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["description", "position"], name="process_step_has_a_place_of_its_own"),
            models.CheckConstraint(condition=~Q(what=""), name="process_step_says_what_happens"),
            models.CheckConstraint(condition=_is_a_day("earliest"), name="earliest_day_is_a_day_of_the_year"),
            models.CheckConstraint(condition=_is_a_day("latest"), name="latest_day_is_a_day_of_the_year"),
            models.CheckConstraint(
                condition=Q(waits_for=None) | ~Q(waits_for_words=""), name="waiting_point_says_for_what"
            ),
            models.CheckConstraint(
                condition=Q(waits_for=None) | ~Q(waits_for=F("id")), name="process_step_does_not_wait_for_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def earliest(self) -> DayOfYear | None:
        """The first day in the year on which it may begin."""
        return _day(self.earliest_month, self.earliest_day)

    @property
    def latest(self) -> DayOfYear | None:
        """The last day in the year by which it must be done."""
        return _day(self.latest_month, self.latest_day)


def _day(month: int | None, day: int | None) -> DayOfYear | None:
    return DayOfYear(month, day) if month and day else None


class ProcessCheck(Identified):
    """Somebody of the house looked the description over: it still goes so."""

    description = models.ForeignKey(ProcessDescription, on_delete=models.CASCADE, related_name="checks")
    checked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(_("geprüft am"))

    class Meta:
        verbose_name = _("Prüfung eines Ablaufs")
        verbose_name_plural = _("Prüfungen von Abläufen")
        ordering = ["-checked_at"]

    def __str__(self) -> str:
        return f"{self.description}, {self.checked_at:%Y-%m-%d}"
