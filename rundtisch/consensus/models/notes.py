"""What stands beside the voices: notes of advising seats, objections to cards."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.institutions.models import Institution
from rundtisch.people.models import Person

from .rounds import Round
from .voices import Voice


class AdvisoryNote(Identified):
    """What an advising seat gives the table on the way: a note, not a voice."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="notes")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("Hinweis"))
    noted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Hinweis der Beratung")
        verbose_name_plural = _("Hinweise der Beratung")
        ordering = ["noted_at"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="advisory_note_says_something")]

    def __str__(self) -> str:
        return self.text[:60]


class CardObjection(Identified):
    """A house says that a voice read from its card was not its voice; the objection stands in the record."""

    voice = models.OneToOneField(Voice, on_delete=models.CASCADE, related_name="objection")
    text = models.TextField(_("Widerspruch"))
    raised_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Widerspruch gegen einen Eintrag")
        verbose_name_plural = _("Widersprüche gegen Einträge")
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="card_objection_says_why")]

    def __str__(self) -> str:
        return self.text[:60]
