"""Institutions: everything that can hold a seat at a table."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.foundation.text import sort_key

from .places import Municipality


class InstitutionKind(models.TextChoices):
    """What an institution is."""

    SCHOOL = "school", _("Schule")
    SCHOOL_AUTHORITY = "school_authority", _("Schulträger")
    SUPERVISION_LOWER = "supervision_lower", _("untere Schulaufsicht")
    SUPERVISION_UPPER = "supervision_upper", _("obere Schulaufsicht")
    MEDIA_ADVICE = "media_advice", _("Medienberatung")
    REGIONAL_OFFICE = "regional_office", _("Geschäftsstelle")
    FACILITATION = "facilitation", _("Moderation")
    OTHER = "other", _("andere Stelle")


class AuthorityKind(models.TextChoices):
    """What kind of body a school authority is."""

    MUNICIPAL = "municipal", _("Stadt oder Gemeinde")
    COUNTY = "county", _("Kreis")
    PRIVATE = "private", _("freier Träger")
    ASSOCIATION = "association", _("Zweckverband")
    STATE = "state", _("Land oder Landschaftsverband")


class InstitutionQuerySet(models.QuerySet["Institution"]):
    """Institutions in words."""

    def schools(self) -> "InstitutionQuerySet":
        """Only schools."""
        return self.filter(kind=InstitutionKind.SCHOOL)

    def authorities(self) -> "InstitutionQuerySet":
        """Only school authorities."""
        return self.filter(kind=InstitutionKind.SCHOOL_AUTHORITY)

    def existing_on(self, day: date) -> "InstitutionQuerySet":
        """Founded and not ended on this day."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=day),
            Q(valid_to=None) | Q(valid_to__gt=day),
        )


class Institution(Identified):
    """A school, authority, supervision, advice, office or facilitation; ended ones stay, with their successor."""

    kind = models.CharField(_("Art"), max_length=20, choices=InstitutionKind.choices)
    official_number = models.CharField(_("amtliche Nummer"), max_length=12, blank=True)
    name = models.CharField(_("Name"), max_length=240)
    short_name = models.CharField(_("Kurzname"), max_length=80, blank=True)
    sign = models.CharField(
        _("Zeichen"), max_length=4, blank=True, help_text=_("ein bis vier Buchstaben für die Tischzeichnung")
    )
    sort_name = models.CharField(max_length=240, editable=False, db_index=True)
    school_kind = models.CharField(_("Schulform (amtlicher Schlüssel)"), max_length=4, blank=True)
    authority_kind = models.CharField(_("Art des Trägers"), max_length=12, choices=AuthorityKind.choices, blank=True)
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="institutions"
    )
    street = models.CharField(_("Straße"), max_length=120, blank=True)
    postcode = models.CharField(_("Postleitzahl"), max_length=5, blank=True)
    town = models.CharField(_("Ort"), max_length=80, blank=True)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    website = models.CharField(_("Internetseite"), max_length=200, blank=True)
    valid_from = models.DateField(_("gegründet am"), null=True, blank=True)
    valid_to = models.DateField(_("beendet am"), null=True, blank=True)
    successor = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors")

    objects = InstitutionQuerySet.as_manager()

    class Meta:
        verbose_name = _("Institution")
        verbose_name_plural = _("Institutionen")
        ordering = ["sort_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "official_number"],
                condition=~Q(official_number=""),
                name="official_number_is_given_once_per_kind",
            ),
            models.CheckConstraint(
                condition=Q(kind=InstitutionKind.SCHOOL) | Q(school_kind=""), name="only_schools_have_a_school_kind"
            ),
            models.CheckConstraint(
                condition=Q(kind=InstitutionKind.SCHOOL_AUTHORITY) | Q(authority_kind=""),
                name="only_authorities_have_an_authority_kind",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=models.F("valid_from")),
                name="institution_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the name that lists are sorted by."""
        self.sort_name = sort_key(self.name)[:240]
        super().save(*args, **kwargs)

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name

    @property
    def is_school(self) -> bool:
        """Whether this is a school."""
        return self.kind == InstitutionKind.SCHOOL

    @property
    def is_authority(self) -> bool:
        """Whether this is a school authority."""
        return self.kind == InstitutionKind.SCHOOL_AUTHORITY

    def has_ended_on(self, day: date) -> bool:
        """Whether it is closed on this day."""
        return self.valid_to is not None and self.valid_to <= day
