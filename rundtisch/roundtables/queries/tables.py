"""What a person may see of tables, seats and topics."""

from dataclasses import dataclass
from uuid import UUID

from rundtisch.foundation import clock
from rundtisch.foundation.memory import remembered
from rundtisch.foundation.text import sort_key
from rundtisch.institutions.models import Function, Institution, InstitutionKind, Municipality, standing_of
from rundtisch.people.models import Person

from ..models import Participation, ParticipationKind, RoundTable, seats_of


@dataclass(frozen=True)
class TableLine:
    """A table as a line in a list or in the table switch."""

    id: UUID
    name: str
    municipality: str


@dataclass(frozen=True)
class SeatProposal:
    """An institution and the way in which it shall take part."""

    institution: Institution
    kind: ParticipationKind


@dataclass(frozen=True)
class SeatLine:
    """A seat in words, ready for the table figure and for lists."""

    institution: UUID
    name: str
    label: str
    sign: str
    institution_kind: str
    school_kind: str
    participation: str


def tables_of(person: Person) -> tuple[TableLine, ...]:
    """The tables at which a person sits today, by name."""
    lines = {TableLine(seat.table, seat.table_name, seat.municipality) for seat in seats_of(person)}
    return tuple(sorted(lines, key=lambda line: (sort_key(line.name), line.id)))


def table_for(person: Person, table_id: UUID) -> RoundTable | None:
    """The table, if this person sits at it; else there is none."""
    if table_id not in {seat.table for seat in seats_of(person)}:
        return None
    return remembered(
        ("table", table_id),
        lambda: RoundTable.objects.select_related("municipality__county").filter(pk=table_id).first(),
    )


def seats_at(table: RoundTable) -> tuple[SeatLine, ...]:
    """All institutions that take part today, each once, in their fixed order; deciding comes before other ways."""
    rows = (
        Participation.objects.current_on(clock.today())
        .filter(table=table)
        .order_by("place", "institution__sort_name")
        .values_list(
            "institution_id",
            "institution__name",
            "institution__short_name",
            "institution__sign",
            "institution__kind",
            "institution__school_kind",
            "kind",
        )
    )
    lines: dict[UUID, SeatLine] = {}
    for institution, name, short, sign, kind, school_kind, participation in rows:
        if institution not in lines or participation == ParticipationKind.DECIDES:
            lines[institution] = SeatLine(institution, name, short or name, sign, kind, school_kind, participation)
    return tuple(lines.values())


def houses_deciding_at(table: RoundTable) -> tuple[SeatLine, ...]:
    """The institutions with a voice today."""
    return tuple(line for line in seats_at(table) if line.participation == ParticipationKind.DECIDES)


def seats_proposed_for(municipality: Municipality) -> list[SeatProposal]:
    """The schools of a municipality and the authorities they belong to, as seats with a voice."""
    day = clock.today()
    schools = Institution.objects.schools().existing_on(day).filter(municipality=municipality).order_by("sort_name")
    authorities = (
        Institution.objects.filter(kind=InstitutionKind.SCHOOL_AUTHORITY)
        .existing_on(day)
        .filter(school_periods__school__in=schools, school_periods__to_on=None)
        .distinct()
        .order_by("sort_name")
    )
    return [SeatProposal(one, ParticipationKind.DECIDES) for one in [*schools, *authorities]]


def municipalities_named(words: str) -> list[Municipality]:
    """Municipalities that have schools in the directory and whose name holds the words; at most 30."""
    if not words.strip():
        return []
    found = Municipality.objects.filter(name__icontains=words.strip(), institutions__kind=InstitutionKind.SCHOOL)
    return list(found.select_related("county").distinct().order_by("name")[:30])


def municipality_with(id_text: str) -> Municipality | None:
    """The municipality with this id, if the text is one."""
    try:
        return Municipality.objects.filter(pk=UUID(id_text)).first()
    except ValueError:
        return None


def offices_of(person: Person) -> frozenset[UUID]:
    """The regional offices in which the person works."""
    return standing_of(person).houses_with(Function.OFFICE_STAFF)
