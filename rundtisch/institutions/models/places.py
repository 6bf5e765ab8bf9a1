"""Places: education regions, counties and municipalities."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified


class EducationRegion(Identified):
    """An education region: the counties and towns whose tables one regional office looks after."""

    name = models.CharField(_("Name"), max_length=120, unique=True)
    office = models.ForeignKey(
        "Institution",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("Geschäftsstelle"),
    )

    class Meta:
        verbose_name = _("Bildungsregion")
        verbose_name_plural = _("Bildungsregionen")

    def __str__(self) -> str:
        return self.name


class County(Identified):
    """A county or a town that is one (first five digits of the AGS)."""

    key = models.CharField(_("Schlüssel"), max_length=5, unique=True)
    name = models.CharField(_("Name"), max_length=120)
    education_region = models.ForeignKey(
        EducationRegion, null=True, blank=True, on_delete=models.SET_NULL, related_name="counties"
    )

    class Meta:
        verbose_name = _("Kreis")
        verbose_name_plural = _("Kreise")

    def __str__(self) -> str:
        return self.name


class Municipality(Identified):
    """A municipality with its official key (AGS, eight digits)."""

    ags = models.CharField(_("Gemeindeschlüssel"), max_length=8, unique=True)
    name = models.CharField(_("Name"), max_length=120)
    county = models.ForeignKey(County, null=True, blank=True, on_delete=models.PROTECT, related_name="municipalities")
    valid_from = models.DateField(_("gültig ab"), null=True, blank=True)
    valid_to = models.DateField(_("gültig bis"), null=True, blank=True)

    class Meta:
        verbose_name = _("Kommune")
        verbose_name_plural = _("Kommunen")

    def __str__(self) -> str:
        return self.name
