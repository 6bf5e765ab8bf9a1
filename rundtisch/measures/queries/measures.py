"""The page of one measure with its history."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from rundtisch.institutions.queries import holiday_warning
from rundtisch.people.models import Person
from rundtisch.ui import dates

from ..models import Measure, MeasureState, MeasureStep, StepKind
from ..permissions import may_change_measure
from .lines import MeasureLine, line_of


@dataclass(frozen=True)
class StepLine:
    """One step of the history in words."""

    words: str
    by: str
    at: datetime
    changes: tuple[tuple[str, str, str], ...]
    note: str


@dataclass(frozen=True)
class MeasurePage:
    """Everything on the page of a measure."""

    line: MeasureLine
    warning: str
    left: str
    steps: tuple[StepLine, ...]
    may_change: bool


def measure_for(person: Person, measure_id: UUID) -> Measure | None:
    """The measure, if this person sits at its table."""
    return (
        Measure.objects.visible_to(person)
        .select_related(
            "table__municipality",
            "responsible_institution",
            "responsible_person",
            "agreement",
            "agenda_item__meeting",
            "outcome",
            "added_by",
            "done_by",
        )
        .filter(pk=measure_id)
        .first()
    )


def measure_page(person: Person, measure: Measure) -> MeasurePage:
    """The measure with its history; the same questions however long that is."""
    line = line_of(measure)
    named = measure.responsible_person
    return MeasurePage(
        line=line,
        warning="" if measure.is_done else holiday_warning(measure.due_on),
        left=named.name if named is not None and line.person_id is None else "",
        steps=_history(measure),
        may_change=may_change_measure(person, measure),
    )


def _history(measure: Measure) -> tuple[StepLine, ...]:
    """What happened, newest first."""
    labels = {field.name: str(getattr(field, "verbose_name", "")) for field in Measure._meta.get_fields()}
    rows = MeasureStep.objects.filter(measure=measure).order_by("-number")
    return tuple(
        StepLine(
            _step_words(kind, state),
            by,
            at,
            tuple(
                (labels[name], _value_words(name, before), _value_words(name, after)) for name, before, after in changes
            ),
            note,
        )
        for kind, state, changes, note, by, at in rows.values_list(
            "kind", "state", "changes", "note", "taken_by__name", "taken_at"
        )
    )


def _step_words(kind: str, state: str) -> str:
    if kind == StepKind.PROGRESS:
        return _("Stand gemeldet: %(state)s") % {"state": MeasureState(state).label}
    return str(StepKind(kind).label)


def _value_words(name: str, value: str) -> str:
    if not value:
        return _("keine Angabe")
    return dates.full_day(date.fromisoformat(value)) if name == "due_on" else value
