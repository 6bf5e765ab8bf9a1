"""Instruments: areas, dimensions and described stages, as data; a version is never changed once it is used."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.institutions.models import InstitutionKind

from ..rules.instrument import AssessedBy

AUDIENCES = [(AssessedBy.SCHOOL.value, _("Schulen")), (AssessedBy.AUTHORITY.value, _("Schulträger"))]
_KINDS = {
    AssessedBy.SCHOOL: InstitutionKind.SCHOOL,
    AssessedBy.AUTHORITY: InstitutionKind.SCHOOL_AUTHORITY,
}


def kind_assessing(audience: str) -> str:
    """The kind of institution that assesses itself with instruments for this audience."""
    return str(_KINDS[AssessedBy(audience)])


class Instrument(Identified):
    """One version of one instrument; the key stays over all versions."""

    key = models.SlugField(_("Schlüssel"), max_length=80)
    version = models.CharField(_("Fassung"), max_length=20)
    title = models.CharField(_("Titel"), max_length=200)
    subtitle = models.CharField(_("Untertitel"), max_length=300, blank=True)
    language = models.CharField(_("Sprache"), max_length=5)
    audience = models.CharField(_("wer sich einschätzt"), max_length=10, choices=AUDIENCES)
    assessed_by = models.TextField(_("wer mitwirkt"), blank=True)
    stage_rule = models.TextField(_("welcher Stand gilt"), blank=True)
    how_to_use = models.JSONField(_("wie man damit arbeitet"), default=list, blank=True)
    source_notes = models.JSONField(_("Quellen"), default=list, blank=True)
    published_at = models.DateTimeField(_("eingebracht am"))
    fingerprint = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("Matrix")
        verbose_name_plural = _("Matrizen")
        constraints = [
            models.UniqueConstraint(fields=["key", "version"], name="instrument_version_is_brought_in_once"),
            models.CheckConstraint(
                condition=models.Q(audience__in=[audience.value for audience in AssessedBy]),
                name="instrument_is_for_schools_or_authorities",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.version})"

    @property
    def institution_kind(self) -> str:
        """The kind of institution that assesses itself with it."""
        return kind_assessing(self.audience)


class Stage(Identified):
    """One stage of an instrument's scale."""

    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="stages")
    value = models.PositiveSmallIntegerField(_("Stand"))
    label = models.CharField(_("Wort"), max_length=120)
    short = models.CharField(_("kurzes Wort"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("Stand")
        verbose_name_plural = _("Stände")
        ordering = ["value"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "value"], name="stage_stands_once_in_its_instrument")
        ]

    def __str__(self) -> str:
        return f"{self.value} {self.label}"


class Area(Identified):
    """Dimensions that belong together."""

    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="areas")
    key = models.SlugField(_("Schlüssel"), max_length=80)
    number = models.CharField(_("Nummer"), max_length=10)
    title = models.CharField(_("Titel"), max_length=200)
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("Inhaltsbereich")
        verbose_name_plural = _("Inhaltsbereiche")
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["instrument", "key"], name="area_stands_once_in_its_instrument")]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class Dimension(Identified):
    """What is rated: a question, and a description of every stage."""

    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="dimensions")
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="dimensions")
    key = models.SlugField(_("Schlüssel"), max_length=80)
    number = models.CharField(_("Nummer"), max_length=10)
    title = models.CharField(_("Titel"), max_length=200)
    question = models.TextField(_("Leitfrage"))
    note = models.TextField(_("Hinweis"), blank=True)
    evidence_hint = models.TextField(_("mögliche Belege"), blank=True)
    is_core = models.BooleanField(_("gehört zur Kurzfassung"), default=False)
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("Kategorie")
        verbose_name_plural = _("Kategorien")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "key"], name="dimension_stands_once_in_its_instrument")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class StageDescription(Identified):
    """What a stage means in one dimension."""

    dimension = models.ForeignKey(Dimension, on_delete=models.CASCADE, related_name="stage_descriptions")
    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="descriptions")
    text = models.TextField(_("Beschreibung"))

    class Meta:
        verbose_name = _("Beschreibung eines Standes")
        verbose_name_plural = _("Beschreibungen der Stände")
        constraints = [
            models.UniqueConstraint(fields=["dimension", "stage"], name="stage_is_described_once_per_dimension")
        ]

    def __str__(self) -> str:
        return f"{self.dimension}: {self.stage}"


class Counterpart(Identified):
    """A dimension names one of another instrument that answers it; by key, as the other may come later."""

    dimension = models.ForeignKey(Dimension, on_delete=models.CASCADE, related_name="counterparts")
    other_key = models.SlugField(_("Gegenstück"), max_length=80)

    class Meta:
        verbose_name = _("Gegenstück")
        verbose_name_plural = _("Gegenstücke")
        constraints = [
            models.UniqueConstraint(fields=["dimension", "other_key"], name="counterpart_is_named_once_per_dimension")
        ]

    def __str__(self) -> str:
        return f"{self.dimension} ↔ {self.other_key}"
