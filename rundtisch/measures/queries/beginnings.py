"""What a new measure may come from, and whom it may name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from rundtisch.agreements.models import Agreement
from rundtisch.foundation import clock
from rundtisch.institutions.models import Appointment, Function, Institution, standing_of
from rundtisch.meetings.models import AgendaItem, Outcome
from rundtisch.meetings.queries import agenda_item_for, outcome_for
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable
from rundtisch.roundtables.permissions import may_organise
from rundtisch.roundtables.queries import seats_at

from ..models import Measure
from ..permissions import works_for

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Origin:
    """What a new measure comes from."""

    agreement: Agreement | None = None
    agenda_item: AgendaItem | None = None
    outcome: Outcome | None = None

    @property
    def title(self) -> str:
        """What the new measure is called at first."""
        return self.outcome.text[:200] if self.outcome else ""

    @property
    def words(self) -> str:
        """The origin in words."""
        return str(self.outcome or self.agenda_item or self.agreement or "")


def origin_at(person: Person, table: RoundTable, asked: Mapping[str, str]) -> Origin | None:
    """What a new measure of this table shall come from; None if that does not exist for this person."""
    if key := asked.get("outcome"):
        outcome = _by_id(key, lambda id: outcome_for(person, id))
        agenda_item = outcome.agenda_item if outcome else None
        return Origin(outcome=outcome, agenda_item=agenda_item) if _is_at(table, agenda_item) else None
    if key := asked.get("agenda_item"):
        agenda_item = _by_id(key, lambda id: agenda_item_for(person, id))
        return Origin(agenda_item=agenda_item) if _is_at(table, agenda_item) else None
    if key := asked.get("agreement"):
        visible = Agreement.objects.visible_to(person).filter(table=table)
        agreement = _by_id(key, lambda id: visible.filter(pk=id).first())
        return Origin(agreement=agreement) if agreement else None
    return Origin()


def _is_at(table: RoundTable, agenda_item: AgendaItem | None) -> bool:
    return agenda_item is not None and agenda_item.meeting.table_id == table.pk


def _by_id(key: str, find: Callable[[UUID], Thing | None]) -> Thing | None:
    try:
        return find(UUID(key))
    except ValueError:
        return None


def origin_of_outcome(person: Person, outcome_id: UUID) -> tuple[UUID, UUID | None] | None:
    """The table of an outcome, and the measure that it became already; None for whoever may not see it."""
    outcome = outcome_for(person, outcome_id)
    if outcome is None:
        return None
    became = Measure.objects.filter(outcome=outcome).values_list("pk", flat=True).first()
    return outcome.agenda_item.meeting.table_id, became


def table_of_item(person: Person, agenda_item_id: UUID) -> UUID | None:
    """The table of an agenda item, if this person sits there."""
    agenda_item = agenda_item_for(person, agenda_item_id)
    return agenda_item.meeting.table_id if agenda_item else None


def houses_to_entrust(person: Person, table: RoundTable) -> list[tuple[UUID, str]]:
    """The houses for which this person may write down a measure: all at the table, or the own."""
    seats = [(seat.institution, seat.name) for seat in seats_at(table)]
    if may_organise(person, table):
        return seats
    own = Institution.objects.filter(pk__in=standing_of(person).houses)
    allowed = {house.pk for house in own if works_for(person, house)}
    return [seat for seat in seats if seat[0] in allowed]


def people_to_name(houses: list[tuple[UUID, str]]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Who may be named for a measure: the people of these houses, house by house; one question."""
    posts = (
        Appointment.objects.current_on(clock.today())
        .filter(institution__in=[house for house, _name in houses])
        .exclude(function=Function.SHARED_MAILBOX)
        .order_by("person__name")
        .values_list("institution_id", "person_id", "person__name")
    )
    by_house: dict[UUID, dict[str, str]] = {}
    for house, person, name in posts:
        by_house.setdefault(house, {})[str(person)] = name
    return [(name, list(by_house[house].items())) for house, name in houses if house in by_house]
