"""The table and who takes part in it."""

from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.institutions.models import EducationRegion, Institution, Municipality


class Seating(models.TextChoices):
    """How the table sits in its figure."""

    GROUPED = "grouped", _("nach Seiten")
    MIXED = "mixed", _("gemischt")


class RoundTable(Identified):
    """A municipal round table. Not a tenant: institutions and people belong to several tables."""

    name = models.CharField(_("Name"), max_length=160)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="round_tables")
    education_region = models.ForeignKey(
        EducationRegion, null=True, blank=True, on_delete=models.PROTECT, related_name="round_tables"
    )
    founded_on = models.DateField(_("gegründet am"))
    rhythm = models.CharField(_("Rhythmus"), max_length=200, blank=True)
    seating = models.CharField(_("Sitzordnung"), max_length=10, choices=Seating.choices, default=Seating.GROUPED)

    class Meta:
        verbose_name = _("Runder Tisch")
        verbose_name_plural = _("Runde Tische")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def region_id(self) -> UUID | None:
        """The education region that it was founded in, or else the one in which its municipality lies."""
        county = self.municipality.county
        return self.education_region_id or (county.education_region_id if county else None)


class ParticipationKind(models.TextChoices):
    """In which way an institution takes part."""

    DECIDES = "decides", _("entscheidet")
    ADVISES = "advises", _("berät")
    COORDINATES = "coordinates", _("koordiniert")
    FACILITATES = "facilitates", _("moderiert")
    EXPERT = "expert", _("bringt Fachwissen ein")


class ParticipationQuerySet(models.QuerySet["Participation"]):
    """Participation in words."""

    def current_on(self, day: date) -> "ParticipationQuerySet":
        """Begun and not ended on this day, by an institution that there still is."""
        exists = Q(institution__valid_to=None) | Q(institution__valid_to__gt=day)
        return self.filter(Q(to_on=None) | Q(to_on__gt=day), exists, from_on__lte=day)

    def deciding(self) -> "ParticipationQuerySet":
        """Those with a voice."""
        return self.filter(kind=ParticipationKind.DECIDES)


class Participation(Identified):
    """An institution takes part in a table in one way, from one day to another.

    It has one seat, and one voice if it decides.
    """

    table = models.ForeignKey(RoundTable, on_delete=models.CASCADE, related_name="participations")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="participations")
    kind = models.CharField(_("Teilnahme"), max_length=12, choices=ParticipationKind.choices)
    from_on = models.DateField(_("ab"))
    to_on = models.DateField(_("bis"), null=True, blank=True)
    place = models.PositiveSmallIntegerField(_("Platz in der Tischzeichnung"), default=0)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("Teilnahme")
        verbose_name_plural = _("Teilnahmen")
        ordering = ["place", "institution__sort_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["table", "institution", "kind"],
                condition=Q(to_on=None),
                name="institution_takes_part_once_in_each_way",
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="participation_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.institution} {self.get_kind_display()}"
