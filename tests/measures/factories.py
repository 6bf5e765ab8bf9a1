"""Measures without surprises."""

from datetime import date
from typing import Any

from rundtisch.agreements.models import Agreement
from rundtisch.foundation import clock
from rundtisch.institutions.models import Institution
from rundtisch.measures.models import Measure
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable
from tests.world import Cast


def measure(
    at: RoundTable, of: Institution, by: Person, title: str = "Geräteübergabe beschreiben", **fields: Any
) -> Measure:
    """A running measure of a house without a due date."""
    known = {"function": "Schulleitung", "added_by": by, "added_at": clock.now(), **fields}
    return Measure.objects.create(table=at, responsible_institution=of, title=title, **known)


def agreement_at(world: Cast) -> Agreement:
    """An agreement recorded without a round."""
    return Agreement.objects.create(
        table=world.table,
        year=2026,
        sequence=5,
        title="Übergang",
        agreed_on=date(2026, 5, 1),
        recorded_how="orally",
        recorded_by=world.office_staff,
        stated_by_label="Mona Moderation",
    )
