"""The way of an agreement into each house."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.institutions.models import Institution
from rundtisch.people.models import Person

from ..rules import adoption as rule
from .agreements import Agreement


class AdoptionState(models.TextChoices):
    """How far an agreement has come in one house."""

    OPEN = "open", _("offen")
    BROUGHT_IN = "brought_in", _("eingebracht")
    DEFERRED = "deferred", _("vertagt")
    NOTED = "noted", _("zur Kenntnis genommen")
    ADOPTED = "adopted", _("beschlossen oder übernommen")
    ADAPTED = "adapted", _("angepasst übernommen")
    DECLINED = "declined", _("abgelehnt")
    NOT_REQUIRED = "not_required", _("nicht erforderlich")
    IMPLEMENTED = "implemented", _("umgesetzt")


class DecidingBody(models.TextChoices):
    """Who decides in the house."""

    STAFF_CONFERENCE = "staff_conference", _("Lehrerkonferenz")
    SCHOOL_CONFERENCE = "school_conference", _("Schulkonferenz")
    ADMINISTRATION = "administration", _("Verwaltung")
    SCHOOL_COMMITTEE = "school_committee", _("Schulausschuss")
    COUNCIL = "council", _("Rat")
    BOARD = "board", _("Vorstand")


#: Somebody entered something on behalf of the house, and the house has not confirmed it.
UNCONFIRMED = Q(last_step__is_on_behalf=True, last_step__confirmed_at=None)


def sign_of(state: str, body: str) -> str:
    """The state as the figure knows it: an administration takes over, a committee resolves."""
    return "taken_over" if state == AdoptionState.ADOPTED and body == DecidingBody.ADMINISTRATION else state


class Adoption(Identified):
    """One agreement in one house: who decides there, and how far it is."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="adoptions")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="adoptions")
    place = models.PositiveSmallIntegerField(_("Reihenfolge"))
    was_unheard = models.BooleanField(_("nicht gehört"), default=False)
    body = models.CharField(_("Es entscheidet"), max_length=20, choices=DecidingBody.choices, blank=True)
    state = models.CharField(_("Stand"), max_length=14, choices=AdoptionState.choices, default=AdoptionState.OPEN)
    on = models.DateField(_("am"), null=True, blank=True)
    deviation = models.TextField(_("Abweichung"), blank=True)
    reason = models.TextField(_("Grund"), blank=True)
    proof = models.TextField(_("Nachweis oder Hinweis"), blank=True)
    proof_link = models.URLField(_("Link zum Nachweis"), max_length=400, blank=True)
    #: What was reported to an earlier wording, kept visible when a new wording opens the adoption again.
    earlier_state = models.CharField(_("früherer Stand"), max_length=14, choices=AdoptionState.choices, blank=True)
    last_step = models.OneToOneField("AdoptionStep", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("Übernahme")
        verbose_name_plural = _("Übernahmen")
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "institution"], name="agreement_is_adopted_once_per_house"),
            models.CheckConstraint(
                condition=~Q(state=AdoptionState.ADAPTED) | ~Q(deviation=""), name="adapted_has_deviation"
            ),
            models.CheckConstraint(
                condition=~Q(state=AdoptionState.DECLINED) | ~Q(reason=""), name="declined_has_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state=AdoptionState.IMPLEMENTED) | Q(on__isnull=False), name="implemented_has_date"
            ),
            models.CheckConstraint(
                condition=Q(proof_link="") | Q(proof_link__startswith="https://") | Q(proof_link__startswith="http://"),
                name="proof_is_an_address_of_the_web",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[str(one) for one in rule.AdoptionState]), name="adoption_has_a_known_state"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement}, {self.institution}"

    @property
    def sign(self) -> str:
        """The state as the figure knows it."""
        return sign_of(self.state, self.body)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is written beside the state."""
        return tuple(filter(None, (self.deviation, self.reason, self.proof, self.proof_link)))

    @property
    def is_unconfirmed(self) -> bool:
        """Whether somebody entered the state on behalf of the house and the house has not confirmed it."""
        return self.last_step is not None and self.last_step.is_on_behalf and self.last_step.confirmed_at is None

    @property
    def waiting(self) -> "Adoption | None":
        """What somebody entered for the house and the house has not confirmed, as it would stand; never stored."""
        said = self.last_step.waiting if self.last_step and self.is_unconfirmed else None
        return Adoption(**{**said, "on": date.fromisoformat(said["on"]) if said["on"] else None}) if said else None


class AdoptionStep(Identified):
    """One report: from which state to which, by whom, and whether the house confirmed what others entered for it."""

    adoption = models.ForeignKey(Adoption, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField()
    from_state = models.CharField(max_length=14, choices=AdoptionState.choices)
    to_state = models.CharField(max_length=14, choices=AdoptionState.choices)
    words = models.TextField(blank=True)
    reported_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reported_at = models.DateTimeField()
    is_on_behalf = models.BooleanField(_("für das Haus eingetragen"), default=False)
    #: What somebody entered on behalf, word by word; it takes the place of the own words when the house confirms.
    waiting = models.JSONField(null=True, blank=True)
    confirmed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("Schritt der Übernahme")
        verbose_name_plural = _("Schritte der Übernahme")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["adoption", "number"], name="adoption_steps_follow_one_another"),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False, is_on_behalf=True),
                name="only_steps_on_behalf_are_confirmed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(waiting__isnull=True) | Q(is_on_behalf=True), name="only_a_report_on_behalf_waits"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.adoption}: {self.to_state}"
