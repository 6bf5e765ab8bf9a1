"""A proposal and its versions, before it is agreed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rundtisch.consensus.models import Procedure, Round
from rundtisch.foundation.models import Identified
from rundtisch.institutions.models import Institution
from rundtisch.meetings.models import AgendaItem, Outcome
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable, seats_of

from .agreements import Agreement, AgreementKind


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Proposals in words."""

    def visible_to(self, person: Person) -> "ProposalQuerySet":
        """At the tables where the person sits."""
        return self.filter(table__in={seat.table for seat in seats_of(person)})

    def waiting(self) -> "ProposalQuerySet":
        """Neither agreed nor withdrawn."""
        return self.filter(agreement=None, withdrawn_at=None)


class Proposal(Identified):
    """What somebody wants the table to agree."""

    table = models.ForeignKey(RoundTable, on_delete=models.CASCADE, related_name="proposals")
    agenda_item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="proposals"
    )
    outcome = models.OneToOneField(Outcome, null=True, blank=True, on_delete=models.SET_NULL, related_name="proposal")
    title = models.CharField(_("Titel"), max_length=200)
    reasons = models.TextField(_("Gründe"), blank=True)
    kind = models.CharField(_("Art"), max_length=12, choices=AgreementKind.choices, default=AgreementKind.OTHER)
    review_on = models.DateField(_("Überprüfung am"), null=True, blank=True)
    scope = models.ManyToManyField(Institution, blank=True, related_name="+", verbose_name=_("gilt für"))
    procedure = models.OneToOneField(
        Procedure, null=True, blank=True, on_delete=models.PROTECT, related_name="proposal"
    )
    #: The agreement whose wording it shall change, if it is not a new one.
    changes = models.ForeignKey(
        Agreement, null=True, blank=True, on_delete=models.PROTECT, related_name="proposed_changes"
    )
    #: What became of it.
    agreement = models.ForeignKey(Agreement, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals")
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("Vorschlag")
        verbose_name_plural = _("Vorschläge")
        ordering = ["-proposed_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agreement=None) | Q(withdrawn_at=None), name="agreed_proposal_is_not_withdrawn"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ProposalVersion(Identified):
    """One wording of a proposal."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("Fassung"))
    wording = models.TextField(_("Wortlaut"))
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Fassung des Vorschlags")
        verbose_name_plural = _("Fassungen des Vorschlags")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "number"], name="proposal_version_is_numbered_once"),
            models.CheckConstraint(condition=~Q(wording=""), name="proposal_has_a_wording"),
        ]

    def __str__(self) -> str:
        return f"{self.proposal}, Fassung {self.number}"


class VersionRound(Identified):
    """One version was put to the table in one round: so the way of a proposal can be read from its beginning."""

    version = models.ForeignKey(ProposalVersion, on_delete=models.CASCADE, related_name="rounds")
    round = models.OneToOneField(Round, on_delete=models.CASCADE, related_name="version_asked")

    class Meta:
        verbose_name = _("Runde zu einer Fassung")
        verbose_name_plural = _("Runden zu Fassungen")

    def __str__(self) -> str:
        return f"{self.version}: {self.round}"


class ProposalQuestion(Identified):
    """What somebody at the table wants to know before the table is asked."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="questions")
    text = models.TextField(_("Frage"))
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_for = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Frage zum Vorschlag")
        verbose_name_plural = _("Fragen zum Vorschlag")
        ordering = ["asked_at"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="proposal_question_asks_something")]

    def __str__(self) -> str:
        return self.text[:60]


class ProposalAnswer(Identified):
    """What somebody at the table answers; several may."""

    question = models.ForeignKey(ProposalQuestion, on_delete=models.CASCADE, related_name="answers")
    text = models.TextField(_("Antwort"))
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    answered_for = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Antwort zum Vorschlag")
        verbose_name_plural = _("Antworten zum Vorschlag")
        ordering = ["answered_at"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="proposal_answer_says_something")]

    def __str__(self) -> str:
        return self.text[:60]
