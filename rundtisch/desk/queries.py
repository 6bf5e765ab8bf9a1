"""What a person finds on the desk, and a table at a glance."""

from dataclasses import dataclass

from rundtisch.people.models import Person
from rundtisch.roundtables.figures import figure_of_members
from rundtisch.roundtables.models import RoundTable
from rundtisch.roundtables.queries import TopicLine, topics_at
from rundtisch.ui.figure import Figure


@dataclass(frozen=True)
class TableGlance:
    """A table at a glance."""

    figure: Figure
    topics: tuple[TopicLine, ...]


def glance_at(table: RoundTable, person: Person) -> TableGlance:
    """What stands on the overview of a table."""
    return TableGlance(figure=figure_of_members(table), topics=tuple(topics_at(table, person)[:5]))
