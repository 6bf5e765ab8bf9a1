"""To whom a house opens its process descriptions, and who looked; the same rule as for ratings."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.roundtables.models import (
    AUDIENCES,
    AbstractLook,
    AbstractRecipient,
    AbstractShare,
    OpenQuerySet,
    constraints_of_looks,
    constraints_of_recipients,
    constraints_of_shares,
)
from rundtisch.roundtables.rules.audience import Audience

from .descriptions import ProcessDescription


class ProcessShareQuerySet(OpenQuerySet["ProcessShare"]):
    """Shares of process descriptions in words."""

    owner = "description__institution"


class ProcessShare(Identified, AbstractShare):
    """The owner's act that opens one process description to one audience; revocable.

    A description is words, and words cannot be counted: there is no share for the region's figures.
    """

    description = models.ForeignKey(ProcessDescription, on_delete=models.CASCADE, related_name="shares")
    audience = models.CharField(
        _("Sichtkreis"),
        max_length=26,
        choices=[(key, label) for key, label in AUDIENCES if key != Audience.REGION_ANONYMOUS],
    )

    objects = ProcessShareQuerySet.as_manager()

    class Meta:
        verbose_name = _("Freigabe eines Ablaufs")
        verbose_name_plural = _("Freigaben von Abläufen")
        ordering = ["-shared_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(audience=Audience.REGION_ANONYMOUS.value), name="process_share_is_no_figure"
            ),
            *constraints_of_shares("process_share", "process_revocation"),
        ]

    def __str__(self) -> str:
        return f"{self.description}: {self.get_audience_display()}"


class ProcessShareRecipient(Identified, AbstractRecipient):
    """A house or a person that a share of a process description names."""

    share = models.ForeignKey(ProcessShare, on_delete=models.CASCADE, related_name="recipients")

    class Meta:
        verbose_name = _("Empfänger der Freigabe eines Ablaufs")
        verbose_name_plural = _("Empfänger von Freigaben von Abläufen")
        constraints = constraints_of_recipients("process_share", "process_recipient")


class ProcessLook(Identified, AbstractLook):
    """Somebody in a function of another house looked at a process description on one day; kept a year."""

    description = models.ForeignKey(ProcessDescription, on_delete=models.CASCADE, related_name="looks")

    class Meta:
        verbose_name = _("Einblick in einen Ablauf")
        verbose_name_plural = _("Einblicke in Abläufe")
        ordering = ["-day"]
        constraints = constraints_of_looks("description", "process_look")

    def __str__(self) -> str:
        return f"{self.get_function_display()}, {self.institution}, {self.day}"
