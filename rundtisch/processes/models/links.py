"""What a process description belongs to: dimensions of the matrices, agreements, topics of a table."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rundtisch.agreements.models import Agreement
from rundtisch.foundation.models import Identified
from rundtisch.roundtables.models import Topic

from .descriptions import ProcessDescription


class ProcessDimension(Identified):
    """A description belongs to a dimension; by key, which stays over all versions of an instrument."""

    description = models.ForeignKey(ProcessDescription, on_delete=models.CASCADE, related_name="dimensions")
    dimension_key = models.SlugField(_("Kategorie"), max_length=80)

    class Meta:
        verbose_name = _("Kategorie eines Ablaufs")
        verbose_name_plural = _("Kategorien von Abläufen")
        constraints = [
            models.UniqueConstraint(fields=["description", "dimension_key"], name="process_names_a_dimension_once"),
            models.CheckConstraint(condition=~Q(dimension_key=""), name="process_dimension_has_a_key"),
        ]

    def __str__(self) -> str:
        return self.dimension_key


class ProcessAgreement(Identified):
    """A description follows an agreement."""

    description = models.ForeignKey(ProcessDescription, on_delete=models.CASCADE, related_name="agreements")
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="process_descriptions")

    class Meta:
        verbose_name = _("Vereinbarung zu einem Ablauf")
        verbose_name_plural = _("Vereinbarungen zu Abläufen")
        constraints = [
            models.UniqueConstraint(fields=["description", "agreement"], name="process_names_an_agreement_once")
        ]

    def __str__(self) -> str:
        return str(self.agreement)


class ProcessTopic(Identified):
    """A topic came from one description or from two side by side; whoever opens the link must be able to see them."""

    topic = models.OneToOneField(Topic, on_delete=models.CASCADE, related_name="process_origin")
    description = models.ForeignKey(ProcessDescription, on_delete=models.CASCADE, related_name="topics")
    other = models.ForeignKey(ProcessDescription, null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("Thema aus einem Ablauf")
        verbose_name_plural = _("Themen aus Abläufen")
        constraints = [
            models.CheckConstraint(
                condition=Q(other=None) | ~Q(other=F("description")), name="process_topic_names_two_different_ones"
            )
        ]

    def __str__(self) -> str:
        return str(self.topic)
