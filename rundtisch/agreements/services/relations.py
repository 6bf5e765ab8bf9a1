"""Saying how agreements hang together, and that one has ended."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people.models import Person

from ..models import Agreement, AgreementEnding, AgreementRelation, RelationKind
from ..permissions import may_order_agreement


@act
def relate_agreements(
    *, by: Person, agreement: Agreement, other: Agreement, kind: str, reason: str = ""
) -> AgreementRelation:
    """Say what an agreement is to an earlier one; one that is replaced is no longer in force, with the reason."""
    authorise(by, may_order_agreement, agreement)
    _refuse_unrelated(agreement, other, kind)
    replaces = kind == RelationKind.REPLACES
    if replaces:
        _refuse_ended(_locked(other))
        _refuse_without_reason(reason)
    try:
        with transaction.atomic():
            relation = AgreementRelation.objects.create(
                agreement=agreement, other=other, kind=kind, related_by=by, related_at=clock.now()
            )
    except IntegrityError as error:
        raise Refusal(_("Zwischen diesen beiden Vereinbarungen steht schon eine Beziehung.")) from error
    if replaces:
        _end(by, other, reason, relation)
    journal.note(by, "agreements.related", agreement, other=str(other), kind=kind)
    return relation


def _refuse_unrelated(agreement: Agreement, other: Agreement, kind: str) -> None:
    if kind not in RelationKind.values:
        raise Refusal(_("Diese Beziehung gibt es nicht."))
    if agreement.table_id != other.table_id:
        raise Refusal(_("Diese Vereinbarung gehört zu einem anderen Tisch."))
    if agreement.pk == other.pk:
        raise Refusal(_("Bitte wählen Sie eine andere Vereinbarung."))
    if AgreementRelation.objects.filter(agreement=other, other=agreement).exists():
        raise Refusal(_("Zwischen diesen beiden Vereinbarungen steht schon eine Beziehung."))
    if kind == RelationKind.REPLACES and other.agreed_on > agreement.agreed_on:
        raise Refusal(_("Ersetzen kann eine Vereinbarung nur eine frühere."))


@act
def part_agreements(*, by: Person, relation: AgreementRelation) -> Agreement:
    """Take a relation back; what was replaced by it is in force again. Returns the agreement that bore it."""
    authorise(by, may_order_agreement, relation.agreement)
    if relation.kind == RelationKind.REPLACES:
        other = _locked(relation.other)
        has_consensus = other.statement is None or other.statement.makes_an_agreement
        other.lapsed_at = None if has_consensus else other.lapsed_at
        other.save(update_fields=["lapsed_at"])
    journal.note(by, "agreements.parted", relation.agreement, other=str(relation.other), kind=relation.kind)
    relation.delete()
    return relation.agreement


@act
def end_agreement(*, by: Person, agreement: Agreement, reason: str) -> AgreementEnding:
    """State that an agreement is no longer in force without another in its place; its number stays."""
    authorise(by, may_order_agreement, agreement)
    _refuse_ended(_locked(agreement))
    _refuse_without_reason(reason)
    ending = _end(by, agreement, reason, None)
    journal.note(by, "agreements.ended", agreement)
    return ending


def _locked(agreement: Agreement) -> Agreement:
    itself: tuple[str, ...] = ("self",)
    return Agreement.objects.select_for_update(of=itself).select_related("statement").get(pk=agreement.pk)


def _refuse_ended(agreement: Agreement) -> None:
    if agreement.lapsed_at is not None:
        raise Refusal(_("Diese Vereinbarung gilt schon nicht mehr."))


def _refuse_without_reason(reason: str) -> None:
    if not reason.strip():
        raise Refusal(_("Bitte schreiben Sie auf, warum die Vereinbarung nicht mehr gilt."))


def _end(by: Person, agreement: Agreement, reason: str, replacement: AgreementRelation | None) -> AgreementEnding:
    Agreement.objects.filter(pk=agreement.pk).update(lapsed_at=clock.now())
    return AgreementEnding.objects.create(
        agreement=agreement, reason=reason.strip(), ended_by=by, ended_at=clock.now(), replacement=replacement
    )
