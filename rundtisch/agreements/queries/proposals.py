"""Proposals of a table, and one proposal with its versions and its round."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from rundtisch.consensus.models import Procedure, ResultStatement, Round
from rundtisch.consensus.ports import Companion
from rundtisch.consensus.queries import full_record, is_revealed, options_of, reading_of, sentences_of, title_of
from rundtisch.meetings.models import AgendaItem, Outcome
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable, seats_of

from ..models import Proposal, ProposalVersion


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
    version: ProposalVersion
    earlier_versions: tuple[ProposalVersion, ...]
    scope: tuple[str, ...]
    open_round: Round | None
    newest_round: Round | None
    statement: ResultStatement | None


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


def proposal_page(person: Person, proposal: Proposal) -> ProposalPage:
    """The proposal with its versions and where it stands."""
    versions = list(proposal.versions.select_related("written_by").order_by("-number"))
    newest = proposal.procedure.rounds.order_by("-number").first() if proposal.procedure else None
    statement = newest.statements.filter(superseded_at=None).select_related("stated_by").first() if newest else None
    return ProposalPage(
        proposal=proposal,
        version=versions[0],
        earlier_versions=tuple(versions[1:]),
        scope=tuple(proposal.scope.order_by("sort_name").values_list("name", flat=True)),
        open_round=newest if newest and newest.closed_at is None else None,
        newest_round=newest,
        statement=statement,
    )


def reading_for(person: Person, proposal: Proposal) -> ReadingInWords | None:
    """The reading of the newest round in words; nothing before the round shows its positions, whoever leads it."""
    newest = (
        proposal.procedure.rounds.select_related("procedure__table").order_by("-number").first()
        if proposal.procedure
        else None
    )
    if newest is None or not is_revealed(person, newest):
        return None
    record = full_record(newest)
    reading = reading_of(record)
    sentences = sentences_of(reading, newest.procedure.method, options_of(newest), record["names"])
    return ReadingInWords(title_of(reading), " ".join(sentences))


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
    """The proposals to which procedures belong."""
    found = Proposal.objects.visible_to(person).filter(procedure__in=procedures)
    return [
        Companion(
            procedure=proposal.procedure_id,
            label=_("Vorschlag: %(title)s") % {"title": proposal.title},
            url=reverse("proposal_detail", args=[proposal.pk]),
            result_url=reverse("proposal_result", args=[proposal.pk]),
            revise_url=reverse("proposal_revision", args=[proposal.pk]),
        )
        for proposal in found
        if proposal.procedure_id is not None
    ]
