"""One asking: its wording, its options and who is entitled, frozen on the day it opens."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.institutions.models import Institution
from rundtisch.people.models import Person
from rundtisch.roundtables.models import seats_of

from ..rules.positions import FEWEST_SECRET_VOICES
from .procedures import Procedure, voices_lent_to

#: The passive option "all stays as it is" bears this key in every record.
PASSIVE_KEY = "o0"


class RoundQuerySet(models.QuerySet["Round"]):
    """Rounds in words."""

    def visible_to(self, person: Person) -> "RoundQuerySet":
        """At the tables where the person sits, and those open in the time for which a mandate lets the person speak."""
        seen = Q(procedure__table__in={seat.table for seat in seats_of(person)})
        for institution, since in voices_lent_to(person):
            entitled = Entitlement.objects.filter(institution=institution).values("round")
            seen |= (Q(closed_at=None) | Q(closed_at__gte=since)) & Q(pk__in=entitled)
        return self.filter(seen)

    def taking_voices(self, now: datetime) -> "RoundQuerySet":
        """Open, and their after-period, if there is one, is not over."""
        return self.filter(Q(after_period_until=None) | Q(after_period_until__gt=now), closed_at=None)

    def over(self, now: datetime) -> "RoundQuerySet":
        """Still open although their deadline has passed."""
        return self.filter(closed_at=None, after_period_until__lte=now)

    def waiting_for_a_statement(self) -> "RoundQuerySet":
        """Ended by a deadline, the newest of their question, and nothing is stated yet."""
        later = Round.objects.filter(procedure=models.OuterRef("procedure"), number__gt=models.OuterRef("number"))
        ended = self.filter(closed_at__isnull=False, after_period_until__isnull=False)
        return ended.filter(~models.Exists(later), statements=None)


class Round(Identified):
    """One round of a procedure; its wording never changes, a change closes it and opens the next."""

    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField(_("Runde"))
    wording = models.TextField(_("Wortlaut"))
    opened_at = models.DateTimeField(_("eröffnet"))
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    #: A deadline; in a silent procedure, between the meetings, the round opens with it.
    after_period_until = models.DateTimeField(_("Antwort bis"), null=True, blank=True)
    #: When those without a voice were last asked by mail.
    last_asked_on = models.DateField(_("zuletzt erinnert am"), null=True, blank=True)
    closed_at = models.DateTimeField(_("geschlossen"), null=True, blank=True)
    closed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("Runde")
        verbose_name_plural = _("Runden")
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="round_is_numbered_once_per_procedure"),
            models.UniqueConstraint(
                fields=["procedure"], condition=Q(closed_at=None), name="procedure_has_one_open_round"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("opened_at")), name="round_closes_after_it_opens"
            ),
            models.CheckConstraint(
                condition=Q(after_period_until=None) | Q(after_period_until__gt=F("opened_at")),
                name="after_period_ends_after_the_round_opens",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False)
                | Q(closed_by=None, after_period_until__isnull=False, closed_at=F("after_period_until")),
                name="round_is_closed_by_somebody_or_by_its_deadline",
            ),
            models.CheckConstraint(
                condition=Q(last_asked_on=None) | Q(after_period_until__isnull=False),
                name="only_a_deadline_is_reminded_of",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure}, Runde {self.number}"

    def takes_voices_at(self, now: datetime) -> bool:
        """Whether a voice may be given or changed."""
        return self.closed_at is None and not self.is_after_period_over_at(now)

    def hides_positions_at(self, now: datetime) -> bool:
        """Whether nobody yet sees what others said: the round shows it only when no voice can change any more."""
        is_kept_back = self.procedure.is_secret or not self.procedure.is_reveal_at_once
        return is_kept_back and self.takes_voices_at(now)

    @property
    def has_too_few_ballots(self) -> bool:
        """Whether so few took part in a secret round that a sum could tell who said what."""
        return self.procedure.is_secret and len(self.ballot_box.ballots) < FEWEST_SECRET_VOICES

    def is_in_after_period_at(self, now: datetime) -> bool:
        """Whether absent institutions may still take a position; the reading is provisional until then."""
        return self.closed_at is None and self.after_period_until is not None and now < self.after_period_until

    def is_after_period_over_at(self, now: datetime) -> bool:
        """Whether the after-period was granted and has ended."""
        return self.after_period_until is not None and now >= self.after_period_until


class Option(Identified):
    """One option of a round; the passive one "all stays as it is" is always there when resistance is asked."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="options")
    key = models.CharField(max_length=8)
    title = models.CharField(_("Lösung"), max_length=300)
    place = models.PositiveSmallIntegerField(_("Reihenfolge"))
    is_passive = models.BooleanField(_("Passivlösung"), default=False)

    class Meta:
        verbose_name = _("Lösung")
        verbose_name_plural = _("Lösungen")
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["round", "key"], name="option_has_one_key_per_round"),
            # With the key unique, no round can have a second passive option.
            models.CheckConstraint(
                condition=Q(is_passive=True, key=PASSIVE_KEY) | (Q(is_passive=False) & ~Q(key=PASSIVE_KEY)),
                name="only_the_passive_option_bears_key_zero",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class EntitlementQuerySet(models.QuerySet["Entitlement"]):
    """Entitlements in words."""

    def without_voice(self) -> "EntitlementQuerySet":
        """Of houses that have not spoken, openly or secretly."""
        return self.filter(voices=None, took_part_on=None)


class Entitlement(Identified):
    """An institution has a voice in this round; the list stands as it was on the day the round opened."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="entitlements")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="entitlements")
    place = models.PositiveSmallIntegerField(_("Reihenfolge"))
    #: The day on which the house took part in a secret round; what it said lies in the ballot box, without a name.
    took_part_on = models.DateField(_("hat teilgenommen am"), null=True, blank=True)

    objects = EntitlementQuerySet.as_manager()

    class Meta:
        verbose_name = _("Stimmberechtigung")
        verbose_name_plural = _("Stimmberechtigungen")
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["round", "institution"], name="institution_has_one_voice_per_round"),
        ]

    def __str__(self) -> str:
        return f"{self.institution}, {self.round}"


class BallotBox(Identified):
    """What was said in a secret round: all ballots in one list, sorted, so that nothing ties one to a house."""

    round = models.OneToOneField(Round, on_delete=models.CASCADE, related_name="ballot_box")
    ballots = models.JSONField(_("Stimmzettel"), default=list)

    class Meta:
        verbose_name = _("Urne")
        verbose_name_plural = _("Urnen")

    def __str__(self) -> str:
        return str(self.round)
