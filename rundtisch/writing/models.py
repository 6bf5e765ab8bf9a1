"""Joint texts and all their versions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified

#: The longest joint text in characters; longer ones are refused in words.
LONGEST = 100_000


class JointText(Identified):
    """One text that several people write; it has a version that only grows."""

    body = models.TextField(_("Text"), blank=True)
    version = models.PositiveIntegerField(_("Fassung"), default=0)
    written_at = models.DateTimeField(null=True, blank=True)
    written_by_id = models.UUIDField(null=True, blank=True)
    written_by_label = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("gemeinsamer Text")
        verbose_name_plural = _("gemeinsame Texte")

    def __str__(self) -> str:
        return self.body[:60]


class TextVersion(Identified):
    """A former version, kept when somebody else went on writing or when some minutes have passed."""

    text = models.ForeignKey(JointText, on_delete=models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    body = models.TextField(blank=True)
    written_at = models.DateTimeField()
    written_by_id = models.UUIDField(null=True)
    written_by_label = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("Textfassung")
        verbose_name_plural = _("Textfassungen")
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["text", "version"], name="text_version_is_numbered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.text_id} {self.version}"
