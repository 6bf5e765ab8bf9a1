"""What institutions said in a round; every voice is kept, the last one counts."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.people.models import Person

from ..rules.positions import Thumb
from .choices import EnteredHow, Position
from .rounds import Entitlement

_POSITION = ~Q(position="")
_RESISTANCE = Q(resistance__isnull=False)
_FINGERS = Q(fingers__isnull=False)
_THUMB = ~Q(thumb="")
_DOTS = Q(dots__isnull=False)
_ALL = (_POSITION, _RESISTANCE, _FINGERS, _THUMB, _DOTS)


def _says_one_thing() -> Q:
    """Exactly one of the ways in which a voice can say something."""
    ways = Q()
    for way in _ALL:
        only = way
        for other in _ALL:
            if other is not way:
                only &= ~other
        ways |= only
    return ways


class Voice(Identified):
    """One voice of one entitled institution; a voice from a card never takes the place of one the house gave itself."""

    entitlement = models.ForeignKey(Entitlement, on_delete=models.CASCADE, related_name="voices")
    number = models.PositiveSmallIntegerField()
    position = models.CharField(_("Position"), max_length=20, choices=Position.choices, blank=True)
    resistance = models.JSONField(_("Widerstand je Lösung"), null=True, blank=True)
    fingers = models.PositiveSmallIntegerField(_("Finger"), null=True, blank=True)
    thumb = models.CharField(_("Daumen"), max_length=5, blank=True)
    dots = models.JSONField(_("Punkte je Lösung"), null=True, blank=True)
    reason = models.TextField(_("Begründung"), blank=True)
    may_be_named = models.BooleanField(_("Unser Haus darf im Protokoll genannt werden"), default=False)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_how = models.CharField(_("eingetragen"), max_length=8, choices=EnteredHow.choices)
    given_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Stimme")
        verbose_name_plural = _("Stimmen")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["entitlement", "number"], name="voices_of_a_house_follow_one_another"),
            models.CheckConstraint(condition=_says_one_thing(), name="voice_says_exactly_one_thing"),
            models.CheckConstraint(
                condition=Q(position="") | Q(position__in=[str(one) for one in Position.values]),
                name="voice_takes_a_known_position",
            ),
            models.CheckConstraint(
                condition=Q(fingers=None) | Q(fingers__lte=5), name="nobody_shows_more_than_five_fingers"
            ),
            models.CheckConstraint(
                condition=Q(thumb="") | Q(thumb__in=[str(one) for one in Thumb]),
                name="thumb_points_up_level_or_down",
            ),
            models.CheckConstraint(
                condition=Q(entered_how__in=[str(one) for one in EnteredHow.values]),
                name="voice_tells_how_it_was_entered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entitlement}, {self.number}"

    def says_the_same_as(self, other: "Voice") -> bool:
        """Whether two voices differ in nothing that counts."""
        return all(
            getattr(self, name) == getattr(other, name)
            for name in ("position", "resistance", "fingers", "thumb", "dots", "reason", "may_be_named")
        )
