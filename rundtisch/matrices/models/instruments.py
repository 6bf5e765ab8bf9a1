"""Instruments: areas, dimensions and described stages, as data; a version is never changed once it is used."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.institutions.models import InstitutionKind
from rundtisch.people.models import Person

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
    """One published version of one instrument; the key stays over all versions.

    What is published is never written over, which the database refuses; whoever wants it otherwise publishes the next
    version. What is not published yet is an `InstrumentDraft`.
    """

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
    #: The version whose answers this one takes over; by its word, as that version may not be here.
    follows = models.CharField(_("Fassung davor"), max_length=20, blank=True)
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


class Stage(Identified):
    """One stage of an instrument's scale, or of the scale that a single dimension has for itself."""

    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="stages")
    dimension = models.ForeignKey(Dimension, null=True, blank=True, on_delete=models.CASCADE, related_name="own_stages")
    value = models.PositiveSmallIntegerField(_("Stand"))
    label = models.CharField(_("Wort"), max_length=120)
    short = models.CharField(_("kurzes Wort"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("Stand")
        verbose_name_plural = _("Stände")
        ordering = ["value"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "value"],
                condition=models.Q(dimension=None),
                name="stage_stands_once_in_its_instrument",
            ),
            models.UniqueConstraint(fields=["dimension", "value"], name="own_stage_stands_once_in_its_dimension"),
        ]

    def __str__(self) -> str:
        return f"{self.value} {self.label}"


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
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("Gegenstück")
        verbose_name_plural = _("Gegenstücke")
        constraints = [
            models.UniqueConstraint(fields=["dimension", "other_key"], name="counterpart_is_named_once_per_dimension")
        ]

    def __str__(self) -> str:
        return f"{self.dimension} ↔ {self.other_key}"


class Predecessor(Identified):
    """A dimension takes the answers of one of the version before; by key, as that version may not be here."""

    dimension = models.ForeignKey(Dimension, on_delete=models.CASCADE, related_name="predecessors")
    before_key = models.SlugField(_("Kategorie der Fassung davor"), max_length=80)
    position = models.PositiveSmallIntegerField(default=0)
    #: Pairs of an old stage and the stage to which it leads, or null where it is asked anew.
    stages = models.JSONField(_("welcher Stand zu welchem wird"), default=list)

    class Meta:
        verbose_name = _("Vorgänger einer Kategorie")
        verbose_name_plural = _("Vorgänger der Kategorien")
        constraints = [
            models.UniqueConstraint(fields=["dimension", "before_key"], name="predecessor_is_named_once_per_dimension")
        ]

    def __str__(self) -> str:
        return f"{self.before_key} → {self.dimension}"


class InstrumentRetirement(Identified):
    """An instrument was retired: nobody begins with it anew, and everything answered by it stays readable."""

    instrument = models.OneToOneField(Instrument, on_delete=models.CASCADE, related_name="retirement")
    retired_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    retired_at = models.DateTimeField(_("aus dem Gebrauch genommen am"))

    class Meta:
        verbose_name = _("Ende des Gebrauchs einer Matrix")
        verbose_name_plural = _("Enden des Gebrauchs von Matrizen")

    def __str__(self) -> str:
        return str(self.instrument)


class InstrumentDraft(Identified):
    """A version that is being written; nobody assesses with it until it is published.

    It may be half done, so it is kept as one content and not as rows that would have to be whole.
    """

    key = models.SlugField(_("Schlüssel"), max_length=80)
    version = models.CharField(_("Fassung"), max_length=20)
    content = models.JSONField(_("Inhalt"))
    started_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(_("begonnen am"))
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(_("geändert am"))

    class Meta:
        verbose_name = _("Entwurf einer Matrix")
        verbose_name_plural = _("Entwürfe von Matrizen")
        ordering = ["-changed_at"]
        constraints = [
            models.UniqueConstraint(fields=["key", "version"], name="version_is_drafted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.version})"
