"""Imports of the official register: what the preview said, who applied it, and which files it was."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.people.models import Person

from ..rules.register.kinds import FileKind


class RegisterImport(Identified):
    """One import: first a preview with its diff, applied later or never."""

    made_at = models.DateTimeField(_("hochgeladen am"))
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="register_imports")
    made_by_label = models.CharField(_("hochgeladen von"), max_length=200)
    area = models.CharField(_("Gebiet"), max_length=8, blank=True)
    is_complete = models.BooleanField(_("Die Datei ist für das Gebiet vollständig"), default=False)
    report = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    applied_at = models.DateTimeField(_("übernommen am"), null=True, blank=True)
    applied_by_label = models.CharField(_("übernommen von"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("Registerimport")
        verbose_name_plural = _("Registerimporte")
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(applied_at=None, applied_by_label="")
                | (Q(applied_at__isnull=False) & ~Q(applied_by_label="")),
                name="applied_register_names_who_applied_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.made_at:%d.%m.%Y}"

    @property
    def is_applied(self) -> bool:
        """Whether the directory has taken it over."""
        return self.applied_at is not None


class RegisterFile(Identified):
    """One file of an import; its content is kept only until it is applied, its checksum for good."""

    KINDS = [(kind.value, kind.label) for kind in FileKind]

    register_import = models.ForeignKey(RegisterImport, on_delete=models.CASCADE, related_name="files")
    kind = models.CharField(_("Art der Datei"), max_length=16, choices=KINDS)
    name = models.CharField(_("Dateiname"), max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(_("Größe"))
    content = models.BinaryField(null=True)

    class Meta:
        verbose_name = _("Registerdatei")
        verbose_name_plural = _("Registerdateien")
        constraints = [
            models.UniqueConstraint(fields=["register_import", "kind"], name="register_has_one_file_of_a_kind"),
        ]

    def __str__(self) -> str:
        return self.name
