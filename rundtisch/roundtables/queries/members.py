"""Who sits at a table for which institution."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from rundtisch.foundation import clock
from rundtisch.institutions.models import Appointment, Function, InstitutionKind
from rundtisch.people.models import Person

from ..models import GroundRules, Participation, ParticipationKind, RoundTable, seats_of


@dataclass(frozen=True)
class MemberLine:
    """One way in which an institution takes part, and the people who act for it."""

    participation: UUID
    institution: UUID
    name: str
    sign: str
    institution_kind: str
    kind: str
    kind_words: str
    from_on: date
    people: tuple[str, ...]


def members_of(table: RoundTable) -> list[MemberLine]:
    """All current ways of taking part with their people; two questions, however many members."""
    day = clock.today()
    rows = list(
        Participation.objects.current_on(day)
        .filter(table=table)
        .order_by("place", "institution__sort_name")
        .values_list(
            "pk",
            "institution_id",
            "institution__name",
            "institution__sign",
            "institution__kind",
            "kind",
            "from_on",
        )
    )
    people: defaultdict[UUID, list[str]] = defaultdict(list)
    posts = Appointment.objects.current_on(day).filter(institution__in=[row[1] for row in rows])
    for institution, name, function in posts.order_by("person__name").values_list(
        "institution_id", "person__name", "function"
    ):
        words = str(Function(function).label)
        people[institution].append(name if words in name else f"{name}, {words}")
    return [
        MemberLine(
            participation,
            institution,
            name,
            sign,
            str(InstitutionKind(institution_kind).label),
            kind,
            str(ParticipationKind(kind).label),
            from_on,
            tuple(people[institution]),
        )
        for participation, institution, name, sign, institution_kind, kind, from_on in rows
    ]


def participation_for(person: Person, participation_id: UUID) -> Participation | None:
    """A current participation at a table where this person sits."""
    return (
        Participation.objects.current_on(clock.today())
        .filter(pk=participation_id, table__in={seat.table for seat in seats_of(person)})
        .select_related("table__municipality", "institution")
        .first()
    )


def ground_rules_of(table: RoundTable) -> GroundRules | None:
    """The rules in force."""
    return GroundRules.objects.filter(table=table).order_by("-number").first()


def ground_rules_versions(table: RoundTable) -> list[GroundRules]:
    """All versions, newest first."""
    return list(GroundRules.objects.filter(table=table).order_by("-number").select_related("stating_institution"))


def as_initial(rules: GroundRules | None) -> dict[str, Any]:
    """What a new version begins with."""
    if rules is None:
        return {}
    return {
        "text": rules.text,
        "coordinator_may_decide": rules.coordinator_may_decide,
        "stating_institution": rules.stating_institution_id,
    }
