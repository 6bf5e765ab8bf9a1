"""Who may do what at a table. Roles come from appointments and participation, never from the account."""

from uuid import UUID

from rundtisch.foundation import clock
from rundtisch.foundation.permissions import Rule, rule
from rundtisch.foundation.text import sort_key
from rundtisch.institutions.models import Function
from rundtisch.institutions.permissions import is_office_staff, may_keep_directory
from rundtisch.people.models import Person

from .models import GroundRules, Participation, ParticipationKind, RoundTable, Seat, Topic, seats_of

#: An account at a house's shared mailbox reads and replies to dates; it neither proposes, speaks, shares nor agrees.
_READS_ONLY = frozenset({Function.SHARED_MAILBOX})


def _seats(person: Person, table: RoundTable) -> list[Seat]:
    return [seat for seat in seats_of(person) if seat.table == table.pk]


def _acts_as(person: Person, table: RoundTable, kind: ParticipationKind) -> bool:
    return any(seat.participation == kind and seat.functions - _READS_ONLY for seat in _seats(person, table))


@rule
def may_see_table(person: Person, table: RoundTable) -> bool:
    """See the table: everybody of a house that takes part today, in whatever way."""
    return bool(_seats(person, table))


@rule
def may_take_part(person: Person, table: RoundTable) -> bool:
    """Take part in person: propose topics and write; not a shared mailbox."""
    return any(seat.functions - _READS_ONLY for seat in _seats(person, table))


@rule
def may_coordinate(person: Person, table: RoundTable) -> bool:
    """Run the table: invite, plan, write minutes, keep members."""
    return _acts_as(person, table, ParticipationKind.COORDINATES)


def tables_coordinated_by(person: Person) -> dict[UUID, str]:
    """The tables that this person may coordinate, with their names, by name."""
    found = {
        seat.table: seat.table_name
        for seat in seats_of(person)
        if seat.participation == ParticipationKind.COORDINATES and seat.functions - _READS_ONLY
    }
    return dict(sorted(found.items(), key=lambda one: (sort_key(one[1]), one[0])))


@rule
def may_facilitate(person: Person, table: RoundTable) -> bool:
    """Lead the talk: agenda in the room, rounds, statement of the result."""
    return _acts_as(person, table, ParticipationKind.FACILITATES)


@rule
def may_state_at(person: Person, table: RoundTable) -> bool:
    """State a result: the facilitator alone; without one, whom the ground rules in force name."""
    if may_facilitate(person, table):
        return True
    if table.participations.current_on(clock.today()).filter(kind=ParticipationKind.FACILITATES).exists():
        return False
    rules = GroundRules.objects.filter(table=table).order_by("-number").first()
    return rules is not None and any(
        seat.institution == rules.stating_institution_id and seat.functions - _READS_ONLY
        for seat in _seats(person, table)
    )


def tables_stated_by(person: Person) -> frozenset[UUID]:
    """The tables at which this person may state a result; at most two questions, however many there are."""
    seats = [seat for seat in seats_of(person) if seat.functions - _READS_ONLY]
    facilitated = {seat.table for seat in seats if seat.participation == ParticipationKind.FACILITATES}
    others = {seat.table for seat in seats} - facilitated
    if not others:
        return frozenset(facilitated)
    leading = Participation.objects.current_on(clock.today()).filter(kind=ParticipationKind.FACILITATES)
    led = set(leading.filter(table__in=others).values_list("table_id", flat=True))
    rules = GroundRules.objects.filter(table__in=others - led).order_by("number")
    named = dict(rules.values_list("table_id", "stating_institution_id"))
    return frozenset(facilitated | {seat.table for seat in seats if named.get(seat.table) == seat.institution})


#: Plan and write: office and facilitator.
may_organise = (may_coordinate | may_facilitate).named("may_organise")

#: Found a table.
may_found_table = (is_office_staff | may_keep_directory).named("may_found_table")

#: Propose a topic.
may_propose_topic = may_take_part.named("may_propose_topic")

#: See and change a topic.
may_see_topic: Rule[Person, Topic] = may_see_table.of(lambda topic: topic.table)


@rule
def may_change_topic(person: Person, topic: Topic) -> bool:
    """Change a topic: who proposed it, office and facilitator."""
    return may_organise(person, topic.table) or (
        topic.proposed_by_id == person.pk and may_take_part(person, topic.table)
    )
