"""One-time links: 128 random bits that leave by mail; only their hash is stored."""

import hashlib
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified

from .persons import Person


class Purpose(models.TextChoices):
    """What a one-time link opens."""

    SIGN_IN = "sign_in", _("Anmeldung")
    PASSWORD = "password", _("neues Passwort")
    INVITATION = "invitation", _("Einladung")
    FIRST_ACCOUNT = "first_account", _("erstes Konto")


def hash_of(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


class OneTimeLinkQuerySet(models.QuerySet["OneTimeLink"]):
    """One-time links in words."""

    def open(self, now: datetime) -> "OneTimeLinkQuerySet":
        """Neither used nor voided nor expired, and its person may sign in."""
        return self.filter(
            models.Q(person=None) | models.Q(person__is_active=True),
            used_at=None,
            voided_at=None,
            expires_at__gt=now,
        )


class OneTimeLink(Identified):
    """A link that lets one person do one thing once: sign in, set a password, take a function."""

    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="one_time_links")
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    #: The invitation that the link accepts, by its id; invitations live in a higher part.
    about = models.UUIDField(null=True, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    voided_at = models.DateTimeField(null=True, blank=True)

    objects = OneTimeLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("Einmal-Link")
        verbose_name_plural = _("Einmal-Links")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")), name="one_time_link_lasts_some_time"
            ),
            models.CheckConstraint(
                condition=models.Q(purpose=Purpose.FIRST_ACCOUNT) ^ models.Q(person__isnull=False),
                name="only_the_link_of_the_first_account_has_no_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}: {self.person}"
