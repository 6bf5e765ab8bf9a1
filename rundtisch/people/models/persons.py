"""Persons: a name and a personal address; what they may do comes from their appointments."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified


class PersonManager(BaseUserManager["Person"]):
    """Makes persons; an address is stored in small letters."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        """A person who may sign in with a password or, without one, by mail link only."""
        person = self.model(email=email.strip().lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        """The person behind an address, however it is written."""
        return self.get(email=(username or "").strip().lower())


class Person(Identified, AbstractBaseUser):
    """Somebody with an account. Roles never stand here: they come from appointments and participation."""

    email = models.EmailField(_("E-Mail-Adresse"), unique=True)
    name = models.CharField(_("Name"), max_length=120)
    language = models.CharField(_("Sprache"), max_length=5, default="de")
    is_active = models.BooleanField(_("darf sich anmelden"), default=True)
    joined_at = models.DateTimeField(_("dabei seit"), null=True, blank=True)
    visit_started_at = models.DateTimeField(_("letzter Besuch"), null=True, blank=True)
    previous_visit_at = models.DateTimeField(_("vorletzter Besuch"), null=True, blank=True)
    signed_out_at = models.DateTimeField(_("überall abgemeldet"), null=True, blank=True)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("Person")
        verbose_name_plural = _("Personen")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="address_is_in_small_letters"),
        ]

    def __str__(self) -> str:
        return self.name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must know to be valid: a new password or signing out everywhere ends it."""
        moment = self.signed_out_at.isoformat() if self.signed_out_at else ""
        return salted_hmac(
            "rundtisch.people.session", f"{self.password}{moment}", secret=secret, algorithm="sha256"
        ).hexdigest()

    def get_full_name(self) -> str:
        """The name, as other libraries ask for it."""
        return self.name

    def get_short_name(self) -> str:
        """The name, as other libraries ask for it."""
        return self.name


class Operatorship(Identified):
    """A person runs this installation from one moment to another.

    Operators see no ratings, voices or confidential items.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="operatorships")
    since_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("Betrieb")
        verbose_name_plural = _("Betrieb")
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(until_at=None), name="one_current_operatorship_per_person"
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)
