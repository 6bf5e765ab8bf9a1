"""When the deciding bodies of a house meet next."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.institutions.models import Institution
from rundtisch.people.models import Person

from .adoptions import DecidingBody


class BodySessionQuerySet(models.QuerySet["BodySession"]):
    """Sessions in words."""

    def ahead_of(self, day: date) -> "BodySessionQuerySet":
        """On this day or later, the next one first."""
        return self.filter(meets_on__gte=day).order_by("meets_on", "body")


class BodySession(Identified):
    """A body of a house meets on a day; until another day papers are brought in."""

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="body_sessions")
    body = models.CharField(_("Gremium"), max_length=20, choices=DecidingBody.choices)
    meets_on = models.DateField(_("Sitzung am"))
    submit_by = models.DateField(_("Einbringen bis"))
    named_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()

    objects = BodySessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("Sitzung eines Gremiums")
        verbose_name_plural = _("Sitzungen der Gremien")
        ordering = ["meets_on"]
        constraints = [
            models.UniqueConstraint(fields=["institution", "body", "meets_on"], name="body_meets_once_on_a_day"),
            models.CheckConstraint(condition=Q(body__in=DecidingBody.values), name="session_is_of_a_known_body"),
            models.CheckConstraint(
                condition=Q(submit_by__lte=F("meets_on")), name="papers_are_brought_in_before_the_session"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.institution}, {self.get_body_display()}"
