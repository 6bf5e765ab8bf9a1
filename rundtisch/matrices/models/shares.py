"""Shares: what an institution opens to others, and who has looked."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.institutions.models import Institution
from rundtisch.roundtables.models import (
    AbstractLook,
    AbstractRecipient,
    AbstractShare,
    OpenQuerySet,
    RoundTable,
    constraints_of_looks,
    constraints_of_recipients,
    constraints_of_shares,
)

from .assessments import Assessment, Rating


class ShareQuerySet(OpenQuerySet["Share"]):
    """Shares of ratings in words."""


class Share(Identified, AbstractShare):
    """The owner's act that opens one rating or one agreed assessment to one audience; revocable."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="shares")
    rating = models.ForeignKey(Rating, null=True, blank=True, on_delete=models.CASCADE, related_name="shares")
    assessment = models.ForeignKey(Assessment, null=True, blank=True, on_delete=models.CASCADE, related_name="shares")
    table = models.ForeignKey(RoundTable, null=True, blank=True, on_delete=models.CASCADE, related_name="shares")
    includes_evidence = models.BooleanField(_("mit Beleg"), default=False)
    includes_comment = models.BooleanField(_("mit Kommentar"), default=False)

    objects = ShareQuerySet.as_manager()

    class Meta:
        verbose_name = _("Freigabe")
        verbose_name_plural = _("Freigaben")
        ordering = ["-shared_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rating__isnull=False, assessment=None) | Q(rating=None, assessment__isnull=False),
                name="share_opens_one_rating_or_one_assessment",
            ),
            *constraints_of_shares("share", "revocation"),
        ]

    def __str__(self) -> str:
        return f"{self.institution}: {self.get_audience_display()}"


class ShareRecipient(Identified, AbstractRecipient):
    """A house or a person that a share names."""

    share = models.ForeignKey(Share, on_delete=models.CASCADE, related_name="recipients")

    class Meta:
        verbose_name = _("Empfänger einer Freigabe")
        verbose_name_plural = _("Empfänger von Freigaben")
        constraints = constraints_of_recipients("share", "recipient")


class Look(Identified, AbstractLook):
    """Somebody in a function of another house looked at an assessment on one day; kept a year."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="looks")

    class Meta:
        verbose_name = _("Einblick")
        verbose_name_plural = _("Einblicke")
        ordering = ["-day"]
        constraints = constraints_of_looks("assessment", "look")

    def __str__(self) -> str:
        return f"{self.get_function_display()}, {self.institution}, {self.day}"
