"""Proposals of a table, and one proposal with its versions and its round."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Prefetch, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from rundtisch.consensus.models import Method, Procedure, ResultStatement, Round
from rundtisch.consensus.ports import Companion
from rundtisch.consensus.queries import full_record, is_revealed, options_of, reading_of, sentences_of, title_of
from rundtisch.meetings.models import AgendaItem, Outcome
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable, seats_of

from ..models import Proposal, ProposalAnswer, ProposalQuestion, ProposalVersion, VersionRound
from ..rules.comparison import Comparison, compare
from .paths import Thread, thread_of


@dataclass(frozen=True)
class ProposalLine:
    """A proposal that waits, as a line in the register."""

    id: UUID
    title: str
    proposed_by: str
    proposed_at: datetime
    open_round: UUID | None


@dataclass(frozen=True)
class ProposalPage:
    """Everything on the page of a proposal."""

    proposal: Proposal
    thread: Thread
    method: str
    version: ProposalVersion
    earlier_versions: tuple[ProposalVersion, ...]
    scope: tuple[str, ...]
    open_round: Round | None
    newest_round: Round | None
    statement: ResultStatement | None


@dataclass(frozen=True)
class ComparisonPage:
    """Two versions of a proposal beside each other, and all that may be chosen."""

    before: ProposalVersion
    after: ProposalVersion
    comparison: Comparison
    versions: tuple[ProposalVersion, ...]


@dataclass(frozen=True)
class ReadingInWords:
    """What the software reads in the newest round, for whoever states the result."""

    title: str
    sentences: str


def proposal_for(person: Person, proposal_id: UUID) -> Proposal | None:
    """The proposal, if the person sits at its table."""
    found = Proposal.objects.visible_to(person).filter(pk=proposal_id)
    return found.select_related(
        "table", "proposed_by", "procedure", "agreement", "agenda_item__meeting", "changes"
    ).first()


def proposals_at(person: Person, table: RoundTable) -> list[ProposalLine]:
    """Proposals that are neither agreed nor withdrawn, newest first."""
    running = Round.objects.filter(procedure=OuterRef("procedure"), closed_at=None).values("pk")[:1]
    rows = (
        Proposal.objects.visible_to(person)
        .waiting()
        .filter(table=table)
        .annotate(running=Subquery(running))
        .order_by("-proposed_at")
        .values_list("pk", "title", "proposed_by__name", "proposed_at", "running")[:400]
    )
    return [ProposalLine(*row) for row in rows]


def newest_version(proposal: Proposal) -> ProposalVersion:
    """The wording that would be put to the table now."""
    return proposal.versions.order_by("-number")[0]


def proposal_page(proposal: Proposal) -> ProposalPage:
    """The proposal with its versions and where it stands."""
    thread = thread_of(proposal)
    newest = thread.newest_round
    return ProposalPage(
        proposal=proposal,
        thread=thread,
        method=proposal.procedure.method if proposal.procedure else Method.CONSENSUS_LEVELS,
        version=thread.versions[-1],
        earlier_versions=tuple(reversed(thread.versions[:-1])),
        scope=tuple(proposal.scope.order_by("sort_name").values_list("name", flat=True)),
        open_round=newest if newest and newest.closed_at is None else None,
        newest_round=newest,
        statement=thread.current_statement,
    )


def reading_for(person: Person, proposal: Proposal) -> ReadingInWords | None:
    """The reading of the newest round in words; nothing before the round shows its positions, whoever leads it."""
    newest = (
        proposal.procedure.rounds.select_related("procedure__table", "ballot_box").order_by("-number").first()
        if proposal.procedure
        else None
    )
    if newest is None or not is_revealed(person, newest):
        return None
    record = full_record(newest)
    reading = reading_of(record)
    sentences = sentences_of(reading, newest.procedure.method, options_of(newest), record["names"])
    return ReadingInWords(title_of(reading), " ".join(sentences))


def comparison_page(proposal: Proposal, before: str, after: str) -> ComparisonPage:
    """The versions with these numbers; where one is not named or not there, the newest and the one before it."""
    versions = tuple(proposal.versions.select_related("written_by").order_by("number"))
    by_number = {str(version.number): version for version in versions}
    later = by_number.get(after, versions[-1])
    earlier = by_number.get(before, versions[max(versions.index(later) - 1, 0)])
    return ComparisonPage(earlier, later, compare(earlier.wording, later.wording), versions)


#: A question with the answers that stand under it.
AskedQuestion = ProposalQuestion


def questions_about(proposal: Proposal) -> list[AskedQuestion]:
    """The question round: what was asked, by whom, and what was answered; two questions to the database."""
    answers = ProposalAnswer.objects.select_related("answered_by", "answered_for").order_by("answered_at")
    asked = proposal.questions.select_related("asked_by", "asked_for").order_by("asked_at")
    return list(asked.prefetch_related(Prefetch("answers", answers)))


def question_for(person: Person, question_id: UUID) -> ProposalQuestion | None:
    """The question, if the person sits at its table."""
    found = ProposalQuestion.objects.filter(pk=question_id, proposal__in=Proposal.objects.visible_to(person))
    return found.select_related("proposal__table").first()


def agenda_item_for(person: Person, item_id: UUID) -> AgendaItem | None:
    """The agenda item, if the person sits at its table."""
    tables = {seat.table for seat in seats_of(person)}
    return AgendaItem.objects.filter(pk=item_id, meeting__table__in=tables).select_related("meeting__table").first()


def outcome_for(person: Person, outcome_id: UUID) -> Outcome | None:
    """The outcome, if the person sits at its table."""
    tables = {seat.table for seat in seats_of(person)}
    found = Outcome.objects.filter(pk=outcome_id, agenda_item__meeting__table__in=tables)
    return found.select_related("agenda_item__meeting__table").first()


def proposal_of_outcome(outcome: Outcome) -> Proposal | None:
    """What became of the outcome, if anything yet."""
    return Proposal.objects.filter(outcome=outcome).first()


def companions(person: Person, procedures: Sequence[Procedure]) -> list[Companion]:
    """The proposals to which procedures belong, in which ever of their rounds."""
    asked = VersionRound.objects.filter(
        round__procedure__in=procedures, version__proposal__in=Proposal.objects.visible_to(person)
    ).select_related("version__proposal", "round")
    found = {one.round.procedure_id: one.version.proposal for one in asked}
    return [
        Companion(
            procedure=procedure,
            label=_("Vorschlag: %(title)s") % {"title": proposal.title},
            url=reverse("proposal_detail", args=[proposal.pk]),
            result_url=reverse("proposal_result", args=[proposal.pk]) if proposal.procedure_id == procedure else "",
            revise_url=reverse("proposal_revision", args=[proposal.pk]),
        )
        for procedure, proposal in found.items()
    ]
