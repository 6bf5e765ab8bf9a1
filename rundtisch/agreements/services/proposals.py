"""Proposing, revising, and putting a proposal to the table."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from rundtisch.consensus import services as consensus
from rundtisch.consensus.models import Method, Procedure, Round
from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.institutions.models import Institution
from rundtisch.journal import services as journal
from rundtisch.meetings.models import AgendaItem, Outcome
from rundtisch.people.models import Person
from rundtisch.roundtables.models import Participation, RoundTable
from rundtisch.roundtables.services import refuse_strangers

from ..models import Agreement, AgreementKind, Proposal, ProposalVersion, VersionRound
from ..permissions import may_lead_proposal, may_propose, may_revise_proposal


@act
def propose(
    *,
    by: Person,
    table: RoundTable,
    title: str,
    wording: str,
    reasons: str = "",
    kind: str = AgreementKind.OTHER,
    review_on: date | None = None,
    agenda_item: AgendaItem | None = None,
    outcome: Outcome | None = None,
    scope: Sequence[Institution] = (),
    changes: Agreement | None = None,
) -> Proposal:
    """Bring in a proposal; without a scope it is for all that decide at the table."""
    authorise(by, may_propose, table)
    if not wording.strip():
        raise Refusal(_("Bitte schreiben Sie den Wortlaut des Vorschlags auf."))
    agenda_item = agenda_item or (outcome.agenda_item if outcome else None)
    refuse_from_elsewhere(table, agenda_item, outcome)
    if changes is not None and changes.table_id != table.pk:
        raise Refusal(_("Diese Vereinbarung gehört zu einem anderen Tisch."))
    if changes is not None and changes.lapsed_at is not None:
        raise Refusal(_("Diese Vereinbarung gilt nicht mehr. Bringen Sie einen neuen Vorschlag ein."))
    refuse_strangers(table, scope)
    if outcome is not None and Proposal.objects.filter(outcome=outcome).exists():
        raise Refusal(_("Aus diesem Ergebnis ist schon ein Vorschlag geworden."))
    proposal = Proposal.objects.create(
        table=table,
        agenda_item=agenda_item,
        outcome=outcome,
        title=title.strip(),
        reasons=reasons.strip(),
        kind=kind,
        review_on=review_on,
        changes=changes,
        proposed_by=by,
        proposed_at=clock.now(),
    )
    proposal.scope.set(scope)
    _write(by, proposal, 1, wording)
    journal.note(by, "agreements.proposed", proposal, table=str(table))
    return proposal


def refuse_from_elsewhere(table: RoundTable, agenda_item: AgendaItem | None, outcome: Outcome | None = None) -> None:
    """What something comes from belongs to the same table, an outcome to the same agenda item."""
    if agenda_item is not None and agenda_item.meeting.table_id != table.pk:
        raise Refusal(_("Dieser Tagesordnungspunkt gehört zu einem anderen Tisch."))
    if outcome is not None and outcome.agenda_item_id != (agenda_item.pk if agenda_item else None):
        raise Refusal(_("Dieses Ergebnis gehört zu einem anderen Tagesordnungspunkt."))


def _write(by: Person, proposal: Proposal, number: int, wording: str) -> ProposalVersion:
    return ProposalVersion.objects.create(
        proposal=proposal, number=number, wording=wording.strip(), written_by=by, written_at=clock.now()
    )


def locked(proposal: Proposal) -> Proposal:
    """The proposal as it is now; nobody changes it until the act has ended."""
    itself: tuple[str, ...] = ("self",)
    return Proposal.objects.select_for_update(of=itself).select_related("table", "procedure").get(pk=proposal.pk)


def refuse_settled(proposal: Proposal) -> None:
    """What has become an agreement or was taken back is not worked on; raises Refusal."""
    if proposal.agreement_id is not None:
        raise Refusal(
            _("Aus diesem Vorschlag ist schon eine Vereinbarung geworden. Bringen Sie eine neue Fassung ein.")
        )
    if proposal.withdrawn_at is not None:
        raise Refusal(_("Dieser Vorschlag ist zurückgezogen."))


@act
def revise_proposal(*, by: Person, proposal: Proposal, wording: str, version: int | None = None) -> ProposalVersion:
    """Write a new version; an open round is closed and the next one asks with the new wording."""
    authorise(by, may_revise_proposal, proposal)
    current = locked(proposal)
    refuse_settled(current)
    newest = current.versions.order_by("-number").first()
    number = newest.number if newest else 0
    if version is not None and version != number:
        raise Refusal(
            _("Inzwischen gibt es Fassung %(number)s. Bitte lesen Sie sie, bevor Sie weiterschreiben.")
            % {"number": number}
        )
    if not wording.strip():
        raise Refusal(_("Bitte schreiben Sie den Wortlaut des Vorschlags auf."))
    if newest is not None and newest.wording == wording.strip():
        return newest
    revised = _write(by, current, number + 1, wording)
    is_open = current.procedure and current.procedure.rounds.filter(closed_at=None).first()
    if is_open:
        following = consensus.change_wording(by=by, round=is_open, wording=wording)
        VersionRound.objects.create(version=revised, round=following)
    journal.note(by, "agreements.proposal_revised", current, version=number + 1)
    return revised


@act
def open_round_on(
    *,
    by: Person,
    proposal: Proposal,
    method: str = Method.CONSENSUS_LEVELS,
    options: Sequence[str] = (),
    quorum_share: Decimal | None = None,
    is_reveal_at_once: bool = True,
    is_secret: bool = False,
    answer_by: date | None = None,
) -> Round:
    """Put the newest version to the table; another method or other conditions begin a procedure of their own."""
    authorise(by, may_lead_proposal, proposal)
    current = locked(proposal)
    refuse_settled(current)
    procedure = current.procedure
    if procedure is not None and procedure.rounds.filter(closed_at=None).exists():
        raise Refusal(_("Zu diesem Vorschlag läuft schon eine Runde."))
    asked = (method, quorum_share, is_reveal_at_once, is_secret)
    if procedure is None or _conditions(procedure) != asked:
        procedure = consensus.set_up_procedure(
            by=by,
            table=current.table,
            method=method,
            title=current.title,
            agenda_item=current.agenda_item,
            scope=_still_deciding(current),
            quorum_share=quorum_share,
            is_reveal_at_once=is_reveal_at_once,
            is_secret=is_secret,
        )
        current.procedure = procedure
        current.save(update_fields=["procedure"])
        proposal.procedure = procedure
    newest = current.versions.order_by("-number")[0]
    opened = consensus.open_round(
        by=by, procedure=procedure, wording=newest.wording, options=options, answer_by=answer_by
    )
    VersionRound.objects.create(version=newest, round=opened)
    journal.note(by, "agreements.put_to_table", current, round=opened.number)
    return opened


def _conditions(procedure: Procedure) -> tuple[str, Decimal | None, bool, bool]:
    return procedure.method, procedure.quorum_share, procedure.is_reveal_at_once, procedure.is_secret


def _still_deciding(proposal: Proposal) -> list[Institution]:
    """The houses for which the proposal is meant, without those that decide no longer."""
    scope = list(proposal.scope.all())
    seated = Participation.objects.current_on(clock.today()).deciding().filter(table=proposal.table)
    deciding = set(seated.values_list("institution_id", flat=True))
    left = [house for house in scope if house.pk in deciding]
    if scope and not left:
        raise Refusal(_("Heute ist niemand stimmberechtigt: Am Tisch entscheidet kein Haus, für das dies gilt."))
    return left


@act
def withdraw_proposal(*, by: Person, proposal: Proposal) -> Proposal:
    """Take a proposal back before it is agreed."""
    authorise(by, may_revise_proposal, proposal)
    current = locked(proposal)
    refuse_settled(current)
    current.withdrawn_at = clock.now()
    current.save(update_fields=["withdrawn_at"])
    journal.note(by, "agreements.proposal_withdrawn", current)
    return current
