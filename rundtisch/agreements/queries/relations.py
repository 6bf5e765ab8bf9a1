"""How an agreement hangs together with others, and how it ended."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rundtisch.people.models import Person

from ..models import Agreement, AgreementEnding, AgreementRelation, RelationKind

#: What the earlier of two related agreements is to the later one.
_FROM_THE_OTHER_SIDE = {
    RelationKind.REPLACES: _("ersetzt durch"),
    RelationKind.DETAILS: _("näher ausgeführt in"),
    RelationKind.FOLLOWS_FROM: _("daraus folgt"),
}


@dataclass(frozen=True)
class RelationLine:
    """A related agreement, in words from the one that is read."""

    id: UUID
    words: str
    agreement: UUID
    name: str
    is_own: bool


@dataclass(frozen=True)
class EndingLine:
    """Since when an agreement is no longer in force, who said so, and why."""

    on: date
    by: str
    reason: str


def relations_of(agreement: Agreement) -> tuple[RelationLine, ...]:
    """Both sides of all relations of an agreement; they stay within its table."""
    found = AgreementRelation.objects.filter(Q(agreement=agreement) | Q(other=agreement))
    return tuple(
        _line(relation, is_own=relation.agreement_id == agreement.pk)
        for relation in found.select_related("agreement", "other").order_by("related_at")
    )


def _line(relation: AgreementRelation, *, is_own: bool) -> RelationLine:
    kind = RelationKind(relation.kind)
    there = relation.other if is_own else relation.agreement
    words = str(kind.label if is_own else _FROM_THE_OTHER_SIDE[kind])
    return RelationLine(relation.pk, words, there.pk, str(there), is_own)


def ending_of(agreement: Agreement) -> EndingLine | None:
    """How the agreement ended, if somebody ended it or another took its place."""
    ending = AgreementEnding.objects.filter(agreement=agreement).select_related("ended_by").first()
    if ending is None:
        return None
    return EndingLine(timezone.localdate(ending.ended_at), ending.ended_by.name, ending.reason)


def relation_for(person: Person, relation_id: UUID) -> AgreementRelation | None:
    """The relation, if the person sees its agreements."""
    found = AgreementRelation.objects.filter(pk=relation_id, agreement__in=Agreement.objects.visible_to(person))
    return found.select_related("agreement__table", "other__statement").first()


def may_be_related_to(agreement: Agreement) -> list[tuple[str, str]]:
    """The other agreements of the table that are not related to this one yet, newest first."""
    related = Q(relations__other=agreement) | Q(relations_of_others__agreement=agreement)
    others = Agreement.objects.filter(table=agreement.table_id).exclude(related).exclude(pk=agreement.pk)
    return [(str(other.pk), str(other)) for other in others.order_by("-year", "-sequence")]
