"""Stating the result of a proposal and recording the agreement: one act."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Max, Q
from django.utils.translation import gettext as _

from rundtisch.consensus import services as consensus
from rundtisch.consensus.models import ResultStatement
from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.institutions.models import Institution
from rundtisch.journal import services as journal
from rundtisch.meetings.models import AgendaItem
from rundtisch.people.models import Person
from rundtisch.roundtables.models import Participation, RoundTable

from ..indexing import index
from ..models import (
    UNCONFIRMED,
    Adoption,
    AdoptionState,
    Agreement,
    AgreementEnding,
    AgreementKind,
    AgreementObjection,
    AgreementVersion,
    Proposal,
    RecordedHow,
    Reservation,
)
from ..permissions import may_lead_proposal, may_object_to, may_record_at
from .proposals import locked, refuse_from_elsewhere

#: How long houses may object to what was recorded without a round.
OBJECTION_PERIOD = timedelta(days=30)


@act
def state_result_of(
    *,
    by: Person,
    proposal: Proposal,
    result: str,
    text: str,
    next_step: str = "",
    next_step_note: str = "",
    next_step_on: date | None = None,
    reason: str = "",
) -> ResultStatement:
    """State the result of the proposal's newest round; if the table agreed, the agreement gets its number."""
    authorise(by, may_lead_proposal, proposal)
    current = locked(proposal)
    newest = current.procedure and current.procedure.rounds.order_by("-number").first()
    if not newest:
        raise Refusal(_("Zu diesem Vorschlag gab es noch keine Runde."))
    statement = consensus.state_result(
        by=by,
        round=newest,
        result=result,
        text=text,
        next_step=next_step,
        next_step_note=next_step_note,
        next_step_on=next_step_on,
        reason=reason,
    )
    before = Agreement.objects.filter(statement=statement.supersedes).first() if statement.supersedes else None
    if before is not None:
        _restate(before, statement)
    elif statement.makes_an_agreement:
        current.agreement = _record(current, statement)
        current.save(update_fields=["agreement"])
        journal.note(by, "agreements.agreed", current.agreement, table=str(current.table))
    proposal.agreement = current.agreement
    return statement


def _restate(agreement: Agreement, statement: ResultStatement) -> None:
    """A new statement takes the place of the earlier one; without consensus the agreement lapses, its number stays."""
    agreement.statement = statement
    has_ended = AgreementEnding.objects.filter(agreement=agreement).exists()
    if not has_ended:
        agreement.lapsed_at = None if statement.makes_an_agreement else clock.now()
    agreement.save(update_fields=["statement", "lapsed_at"])
    agreement.versions.filter(statement=statement.supersedes).update(statement=statement)
    _keep_reservations(agreement, statement)


def _record(proposal: Proposal, statement: ResultStatement) -> Agreement:
    day = clock.today()
    if proposal.changes is not None:
        return _record_change(proposal.changes, statement, day)
    agreement = Agreement.objects.create(
        **_next_number(proposal.table, day.year),
        title=proposal.title,
        kind=proposal.kind,
        reasons=proposal.reasons,
        agreed_on=day,
        review_on=proposal.review_on,
        agenda_item=proposal.agenda_item,
        statement=statement,
    )
    AgreementVersion.objects.create(
        agreement=agreement, number=1, wording=statement.round.wording, agreed_on=day, statement=statement
    )
    _keep_reservations(agreement, statement)
    entitled = statement.round.entitlements.order_by("place").values_list("institution_id", flat=True)
    _ask_houses(agreement, list(entitled), set(statement.reading["missing"]))
    index(agreement)
    return agreement


def _record_change(agreement: Agreement, statement: ResultStatement, day: date) -> Agreement:
    """A new wording sets running adoptions to open again, with the earlier state shown."""
    number = agreement.versions.aggregate(last=Max("number"))["last"] + 1
    AgreementVersion.objects.create(
        agreement=agreement, number=number, wording=statement.round.wording, agreed_on=day, statement=statement
    )
    agreement.statement, agreement.recorded_how = statement, ""
    agreement.save(update_fields=["statement", "recorded_how"])
    _keep_reservations(agreement, statement)
    for adoption in agreement.adoptions.filter(~Q(state=AdoptionState.OPEN) | UNCONFIRMED).select_related("last_step"):
        adoption.earlier_state, adoption.state = adoption.state, AdoptionState.OPEN
        adoption.version += 1
        # What was entered on behalf was about the former wording: there is nothing left to confirm.
        adoption.last_step = None
        adoption.save(update_fields=["earlier_state", "state", "version", "last_step"])
    known = set(agreement.adoptions.values_list("institution_id", flat=True))
    entitled = statement.round.entitlements.order_by("place").values_list("institution_id", flat=True)
    _ask_houses(agreement, [house for house in entitled if house not in known], set(statement.reading["missing"]))
    index(agreement)
    return agreement


def _next_number(table: RoundTable, year: int) -> dict[str, Any]:
    """The next number of the year; whoever numbers at the same moment waits."""
    RoundTable.objects.select_for_update().get(pk=table.pk)
    last = Agreement.objects.filter(table=table, year=year).aggregate(last=Max("sequence"))["last"] or 0
    return {"table": table, "year": year, "sequence": last + 1}


def _keep_reservations(agreement: Agreement, statement: ResultStatement) -> None:
    agreement.reservations.all().delete()
    Reservation.objects.bulk_create(
        Reservation(
            agreement=agreement,
            institution_id=UUID(one["institution"]),
            position=one["position"],
            text=one["reason"],
            place=place,
        )
        for place, one in enumerate(statement.reading.get("reservations", []))
    )


def _ask_houses(agreement: Agreement, houses: Sequence[UUID], unheard: set[str]) -> None:
    first = agreement.adoptions.count()
    Adoption.objects.bulk_create(
        Adoption(agreement=agreement, institution_id=house, place=first + place, was_unheard=str(house) in unheard)
        for place, house in enumerate(houses)
    )


@act
def record_agreement(
    *,
    by: Person,
    table: RoundTable,
    title: str,
    wording: str,
    stated_by: str,
    how: str = RecordedHow.ORALLY,
    agreed_on: date | None = None,
    kind: str = AgreementKind.OTHER,
    reasons: str = "",
    review_on: date | None = None,
    agenda_item: AgendaItem | None = None,
    scope: Sequence[Institution] = (),
    proposal: Proposal | None = None,
) -> Agreement:
    """Record an agreement without a round, shown as such and open to objection."""
    authorise(by, may_record_at, table)
    day = agreed_on or clock.today()
    if day > clock.today():
        raise Refusal(_("Eine Vereinbarung kann nicht in der Zukunft getroffen worden sein."))
    if not wording.strip() or not stated_by.strip():
        raise Refusal(_("Bitte nennen Sie den Wortlaut und wer ihn festgestellt hat."))
    refuse_from_elsewhere(table, agenda_item)
    if proposal is not None:
        _refuse_unfit(locked(proposal), table)
    deciding = _deciding_on(day, table, scope)
    agreement = Agreement.objects.create(
        **_next_number(table, day.year),
        title=title,
        kind=kind,
        reasons=reasons,
        agreed_on=day,
        review_on=review_on,
        agenda_item=agenda_item,
        recorded_how=how,
        recorded_by=by,
        recorded_at=clock.now(),
        stated_by_label=stated_by.strip()[:160],
    )
    AgreementVersion.objects.create(agreement=agreement, number=1, wording=wording.strip(), agreed_on=day)
    _ask_houses(agreement, deciding, set())
    index(agreement)
    if proposal is not None:
        proposal.agreement = agreement
        proposal.save(update_fields=["agreement"])
    journal.note(by, "agreements.recorded", agreement, table=str(table), how=how)
    return agreement


def _refuse_unfit(proposal: Proposal, table: RoundTable) -> None:
    if proposal.table_id != table.pk:
        raise Refusal(_("Dieser Vorschlag gehört zu einem anderen Tisch."))
    if proposal.agreement_id is not None:
        raise Refusal(_("Aus diesem Vorschlag ist schon eine Vereinbarung geworden."))
    if proposal.withdrawn_at is not None:
        raise Refusal(_("Dieser Vorschlag ist zurückgezogen."))


def _deciding_on(day: date, table: RoundTable, scope: Sequence[Institution]) -> list[UUID]:
    """The houses that decided at the table on that day, in their order, or the scope: those that decide today too."""
    houses = _in_order(table, day)
    if not scope:
        return houses
    houses += _in_order(table, clock.today())
    for house in scope:
        if house.pk not in houses:
            raise Refusal(_("%(name)s entscheidet an diesem Tisch nicht mit.") % {"name": house.name})
    meant = {house.pk for house in scope}
    return [house for house in dict.fromkeys(houses) if house in meant]


def _in_order(table: RoundTable, day: date) -> list[UUID]:
    deciding = Participation.objects.current_on(day).deciding().filter(table=table)
    rows = deciding.order_by("place", "institution__sort_name").values_list("institution_id", flat=True)
    return list(dict.fromkeys(rows))


@act
def object_to(*, by: Person, adoption: Adoption, text: str) -> AgreementObjection:
    """Say for a house in scope that it did not agree to what was recorded; stands beside the agreement."""
    authorise(by, may_object_to, adoption)
    agreement = adoption.agreement
    if agreement.recorded_at is None or clock.now() > agreement.recorded_at + OBJECTION_PERIOD:
        raise Refusal(_("Die Frist für Widersprüche ist abgelaufen. Bringen Sie einen Vorschlag zur Änderung ein."))
    if not text.strip():
        raise Refusal(_("Bitte schreiben Sie auf, warum Ihr Haus widerspricht."))
    if AgreementObjection.objects.filter(agreement=agreement, institution=adoption.institution).exists():
        raise Refusal(_("Ihr Haus hat dieser Vereinbarung schon widersprochen."))
    objection = AgreementObjection.objects.create(
        agreement=agreement,
        institution=adoption.institution,
        text=text.strip(),
        raised_by=by,
        raised_at=clock.now(),
    )
    journal.note(by, "agreements.objected", agreement, house=str(adoption.institution))
    return objection
