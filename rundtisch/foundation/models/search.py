"""What the search finds: texts as tokens, and every word that stands in one."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _


def _mark() -> int:
    return secrets.randbits(31)


class IndexedText(models.Model):
    """One thing as the search knows it; what it is, and who may see it, only its part knows.

    The index of the database itself hangs on this table (migration 0002): rebuilding the table takes it along.
    """

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(_("Art"), max_length=40)
    thing = models.UUIDField(_("Gegenstand"))
    heads = models.TextField(_("Wörter des Titels"), blank=True)
    body = models.TextField(_("Wörter des Textes"), blank=True)

    class Meta:
        verbose_name = _("Eintrag im Suchindex")
        verbose_name_plural = _("Einträge im Suchindex")
        constraints = [models.UniqueConstraint(fields=["kind", "thing"], name="thing_stands_once_in_the_search_index")]

    def __str__(self) -> str:
        return f"{self.kind} {self.thing}"


class IndexedWord(models.Model):
    """A form of a word that stands in some text; the marks of all words tell whether there are new ones."""

    word = models.CharField(_("Wort"), max_length=60, primary_key=True)
    stem = models.CharField(_("Stamm"), max_length=60)
    mark = models.BigIntegerField(default=_mark)

    class Meta:
        verbose_name = _("Wort im Suchindex")
        verbose_name_plural = _("Wörter im Suchindex")

    def __str__(self) -> str:
        return self.word
