"""What is known of a school over time: authority, sites, pupils, social index."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified

from .institutions import Institution


class AuthorityPeriodQuerySet(models.QuerySet["AuthorityPeriod"]):
    """Belonging in words."""

    def on(self, day: date) -> "AuthorityPeriodQuerySet":
        """Which school belongs to which authority on this day; to one that has ended, none."""
        return self.filter(
            Q(from_on=None) | Q(from_on__lte=day),
            Q(to_on=None) | Q(to_on__gt=day),
            Q(authority__valid_to=None) | Q(authority__valid_to__gt=day),
        )


class AuthorityPeriod(Identified):
    """A school belongs to an authority from one day to another."""

    school = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="authority_periods")
    authority = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="school_periods")
    from_on = models.DateField(_("ab"), null=True, blank=True)
    to_on = models.DateField(_("bis"), null=True, blank=True)

    objects = AuthorityPeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("Zugehörigkeit zum Schulträger")
        verbose_name_plural = _("Zugehörigkeiten zum Schulträger")
        constraints = [
            models.UniqueConstraint(
                fields=["school"], condition=Q(to_on=None), name="school_has_one_current_authority"
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(from_on=None) | Q(to_on__gte=models.F("from_on")),
                name="authority_period_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school} – {self.authority}"


class SchoolSite(Identified):
    """A site of a school (Teilstandort)."""

    school = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="sites")
    name = models.CharField(_("Standort"), max_length=120)
    municipality_name = models.CharField(_("Ort"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("Standort")
        verbose_name_plural = _("Standorte")
        constraints = [models.UniqueConstraint(fields=["school", "name"], name="site_is_named_once_per_school")]

    def __str__(self) -> str:
        return self.name


class PupilCount(Identified):
    """How many pupils a school has in a year; a count, never a pupil."""

    school = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="pupil_counts")
    year = models.PositiveSmallIntegerField(_("Jahr"))
    count = models.PositiveIntegerField(_("Anzahl"))

    class Meta:
        verbose_name = _("Schülerzahl")
        verbose_name_plural = _("Schülerzahlen")
        constraints = [models.UniqueConstraint(fields=["school", "year"], name="pupils_are_counted_once_a_year")]

    def __str__(self) -> str:
        return f"{self.school} {self.year}: {self.count}"


class SocialIndex(Identified):
    """The official social index of a school (level 1 to 9) in a year."""

    school = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="social_indices")
    year = models.PositiveSmallIntegerField(_("Jahr"))
    level = models.PositiveSmallIntegerField(_("Stufe"))

    class Meta:
        verbose_name = _("Sozialindex")
        verbose_name_plural = _("Sozialindizes")
        constraints = [
            models.UniqueConstraint(fields=["school", "year"], name="social_index_is_given_once_a_year"),
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=9), name="social_index_lies_between_1_and_9"),
        ]

    def __str__(self) -> str:
        return f"{self.school} {self.year}: {self.level}"
