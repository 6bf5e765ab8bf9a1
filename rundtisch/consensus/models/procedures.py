"""A question put to the table by one method."""

from datetime import datetime, time
from uuid import UUID

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.institutions.models import Institution, Power, standing_of
from rundtisch.meetings.models import AgendaItem
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable, seats_of

from ..rules.positions import SECRET_METHODS
from .choices import Method


def voices_lent_to(person: Person) -> list[tuple[UUID, datetime]]:
    """The institutions that let this person speak for them by mandate today, and since when."""
    return [
        (one.institution, timezone.make_aware(datetime.combine(one.from_on, time.min)))
        for one in standing_of(person).mandates
        if one.power == Power.SPEAK and one.from_on is not None
    ]


class ProcedureQuerySet(models.QuerySet["Procedure"]):
    """Procedures in words."""

    def visible_to(self, person: Person) -> "ProcedureQuerySet":
        """At the tables where the person sits."""
        return self.filter(table__in={seat.table for seat in seats_of(person)})


class Procedure(Identified):
    """One question, one method, as many rounds as it needs."""

    table = models.ForeignKey(RoundTable, on_delete=models.CASCADE, related_name="procedures")
    agenda_item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="procedures"
    )
    method = models.CharField(_("Verfahren"), max_length=20, choices=Method.choices)
    title = models.CharField(_("Titel"), max_length=200)
    question = models.TextField(_("Frage an den Tisch"), blank=True)
    scope = models.ManyToManyField(Institution, blank=True, related_name="+", verbose_name=_("für welche Häuser"))
    quorum_share = models.DecimalField(
        _("Mindestanteil der gehörten Häuser"),
        max_digits=5,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
    )
    thin_share = models.DecimalField(_("dünn ab diesem Anteil"), max_digits=5, decimal_places=4, default="0.3333")
    near_tie = models.DecimalField(_("fast gleich bis"), max_digits=5, decimal_places=4, default="0.05")
    outlier_from = models.PositiveSmallIntegerField(_("Einzelwiderstand ab"), default=8)
    scale_max = models.PositiveSmallIntegerField(_("höchster Widerstand"), default=10)
    dots = models.PositiveSmallIntegerField(_("Punkte je Haus"), default=3)
    is_reveal_at_once = models.BooleanField(_("Positionen sofort zeigen"), default=True)
    is_secret = models.BooleanField(_("geheim"), default=False)
    set_up_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    set_up_at = models.DateTimeField()

    objects = ProcedureQuerySet.as_manager()

    class Meta:
        verbose_name = _("Verfahren")
        verbose_name_plural = _("Verfahren")
        ordering = ["-set_up_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quorum_share=None) | Q(quorum_share__gte=0, quorum_share__lte=1),
                name="quorum_is_a_share_of_the_entitled",
            ),
            models.CheckConstraint(
                condition=Q(thin_share__gte=0, thin_share__lte=1, near_tie__gte=0, near_tie__lte=1),
                name="thin_and_near_are_shares",
            ),
            models.CheckConstraint(
                condition=Q(scale_max__gte=1, scale_max__lte=100), name="resistance_has_a_scale_of_1_to_100"
            ),
            models.CheckConstraint(
                condition=Q(is_secret=False) | Q(method__in=sorted(str(one) for one in SECRET_METHODS)),
                name="only_sense_check_and_dots_may_be_secret",
            ),
            models.CheckConstraint(condition=Q(dots__gte=1, dots__lte=20), name="everybody_has_1_to_20_dots"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def has_options(self) -> bool:
        """Whether voices rate options instead of taking a position."""
        return self.method in {Method.SYSTEMIC_CONSENSING, Method.PRIORITY_DOTS}

    @property
    def has_positions(self) -> bool:
        """Whether voices take one of several positions."""
        return self.method in {Method.CONSENSUS_LEVELS, Method.CONSENT}
