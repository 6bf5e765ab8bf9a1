"""Who may do what with measures."""

from dataclasses import dataclass
from uuid import UUID

from rundtisch.foundation.permissions import Rule, rule
from rundtisch.institutions.models import Function, Institution, standing_of
from rundtisch.institutions.rules.standing import PREPARING
from rundtisch.people.models import Person
from rundtisch.roundtables.directory import houses_met
from rundtisch.roundtables.models import RoundTable, seats_of
from rundtisch.roundtables.permissions import may_organise, may_see_table

from .models import Measure

#: In advising houses those who advise prepare; there is no head.
WORKING = PREPARING | {Function.MEDIA_ADVISER, Function.SUPERVISOR}


@dataclass(frozen=True)
class HouseAtTable:
    """An institution at a table, as what a permission is asked about."""

    table: RoundTable
    institution: Institution


def houses_worked_for(person: Person) -> frozenset[UUID]:
    """The houses for which the person prepares or advises."""
    return frozenset(post.institution for post in standing_of(person).posts if post.function in WORKING)


@rule
def works_for(person: Person, institution: Institution) -> bool:
    """Work for a house: who prepares, and in advising houses who advises."""
    return institution.pk in houses_worked_for(person)


_organises: Rule[Person, HouseAtTable] = may_organise.of(lambda house: house.table)
_sits_there: Rule[Person, HouseAtTable] = may_see_table.of(lambda house: house.table)
_works_for_house: Rule[Person, HouseAtTable] = works_for.of(lambda house: house.institution)

#: Write down a measure for a house: office and facilitator for all, a house for itself.
may_add_measure = (_organises | (_sits_there & _works_for_house)).named("may_add_measure")

#: Change a measure, report on it, mark it done, open it again: the responsible house, office and facilitator.
_may_work_on: Rule[Person, Measure] = may_add_measure.of(
    lambda measure: HouseAtTable(measure.table, measure.responsible_institution)
)
may_change_measure = _may_work_on.named("may_change_measure")
may_report_progress = _may_work_on.named("may_report_progress")
may_mark_done = _may_work_on.named("may_mark_done")

#: See a measure: everybody with a seat at the table.
may_see_measure: Rule[Person, Measure] = may_see_table.of(lambda measure: measure.table)


@rule
def may_see_commitments(person: Person, institution: Institution) -> bool:
    """See what a house promised and is owed: its own people and those who meet it at a table."""
    return institution.pk in standing_of(person).houses or institution.pk in houses_met(person)


@rule
def may_add_any_measure(person: Person, table: RoundTable) -> bool:
    """Write down a measure for at least one house of the table."""
    if may_organise(person, table):
        return True
    own = {seat.institution for seat in seats_of(person) if seat.table == table.pk}
    return bool(own & houses_worked_for(person))
