"""Two houses side by side: both descriptions, and where one waits for the other."""

from dataclasses import dataclass
from uuid import UUID

from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable
from rundtisch.roundtables.queries import seats_at

from ..models import ProcessDescription, ProcessStep
from .descriptions import StepLine, description_for, steps_of


@dataclass(frozen=True)
class Side:
    """One of the two houses."""

    description: ProcessDescription
    steps: tuple[StepLine, ...]


@dataclass(frozen=True)
class ProcessPair:
    """Two descriptions side by side."""

    left: Side
    right: Side
    waits: int


def process_pair(person: Person, left_id: UUID | None, right_id: UUID | None) -> ProcessPair | None:
    """Both sides, if the person may see both and they are two."""
    if left_id is None or right_id is None or left_id == right_id:
        return None
    left, right = description_for(person, left_id), description_for(person, right_id)
    if left is None or right is None:
        return None
    steps = steps_of(person, [left, right])
    waits = sum(
        step.waits_for is not None and step.waits_for.description == other.pk
        for one, other in ((left, right), (right, left))
        for step in steps[one.pk]
    )
    return ProcessPair(Side(left, steps[left.pk]), Side(right, steps[right.pk]), waits)


def steps_to_wait_for(person: Person, description: ProcessDescription, tables: list[RoundTable]) -> list[ProcessStep]:
    """The steps of other houses at these tables that this person sees, the same kind first."""
    houses = {seat.institution for table in tables for seat in seats_at(table)} - {description.institution_id}
    seen = ProcessDescription.objects.filter(institution__in=houses).visible_to(person).current()
    steps = ProcessStep.objects.filter(description__in=seen.order_by().values("pk")).select_related(
        "description__institution"
    )
    found = steps.order_by("description__institution__sort_name", "description__title", "position")[:400]
    return sorted(found, key=lambda step: step.description.kind != description.kind)
