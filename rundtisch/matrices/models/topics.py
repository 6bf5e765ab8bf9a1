"""Topics that were made from an occasion in the matrices."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.roundtables.models import Topic


class OccasionKind(models.TextChoices):
    """Why it is worth talking."""

    FRICTION = "friction", _("Reibung")
    COMMON_GROUND = "common_ground", _("Gemeinsamkeit")
    DIVERGENCE = "divergence", _("Unterschied")
    PEERS = "peers", _("Voneinander lernen")
    CHANGE = "change", _("Neu seit der letzten Sitzung")


class OccasionTopic(Identified):
    """A topic came from an occasion: kind and dimensions only.

    Which houses it was about is stored nowhere: whoever opens the link is shown what that person may see today.
    """

    topic = models.OneToOneField(Topic, on_delete=models.CASCADE, related_name="occasion")
    kind = models.CharField(_("Anlass"), max_length=16, choices=OccasionKind.choices)
    dimension_key = models.SlugField(_("Kategorie"), max_length=80)
    other_key = models.SlugField(_("Gegenstück"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("Thema aus den Matrizen")
        verbose_name_plural = _("Themen aus den Matrizen")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(dimension_key=models.F("other_key")), name="occasion_names_two_different_dimensions"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="friction", other_key=""), name="friction_topic_names_two_dimensions"
            ),
        ]

    def __str__(self) -> str:
        return str(self.topic)
