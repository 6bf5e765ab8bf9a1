"""Measures as lines of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation import clock
from rundtisch.institutions.models import standing_of
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable

from ..models import Measure, MeasureQuerySet, MeasureState
from ..rules.due import is_late
from .words import until_in_words, who_in_words

PER_PAGE = 50
#: The views of the list; the first one is shown without asking for it.
SHOWN = (
    ("open", _("offene")),
    ("mine", _("meine")),
    ("late", _("überfällige")),
    ("done", _("erledigte")),
)
_FIELDS = (
    "pk",
    "title",
    "responsible_institution__name",
    "function",
    "responsible_person_id",
    "responsible_person__name",
    "is_person_there",
    "due_on",
    "state",
    "note",
    "done_at",
    "agreement_id",
    "agenda_item_id",
)


@dataclass(frozen=True)
class MeasureLine:
    """A measure in words: what, who, until when, how far."""

    id: UUID
    title: str
    house: str
    function: str
    #: The responsible person, as long as that person acts for the house.
    person: str
    person_id: UUID | None
    needs_name: bool
    due_on: date | None
    is_late: bool
    state: str
    state_words: str
    note: str
    done_on: date | None
    agreement: UUID | None
    agenda_item: UUID | None

    @property
    def responsible(self) -> str:
        """House, function and name."""
        return who_in_words(self.house, self.function, self.person)

    @property
    def until(self) -> str:
        """Until when, in words."""
        return until_in_words(self.due_on)


def lines_of(measures: MeasureQuerySet) -> list[MeasureLine]:
    """The measures as lines; one question, however many."""
    today = clock.today()
    states = {state.value: str(state.label) for state in MeasureState}
    rows = measures.with_presence(today).values_list(*_FIELDS)
    return [
        MeasureLine(
            id=id,
            title=title,
            house=house,
            function=function,
            person=(name or "") if is_there else "",
            person_id=person if is_there else None,
            needs_name=state != MeasureState.DONE and (not is_there if person else not function),
            due_on=due_on,
            is_late=is_late(due_on, today, is_done=state == MeasureState.DONE),
            state=state,
            state_words=states[state],
            note=note,
            done_on=timezone.localtime(done_at).date() if done_at else None,
            agreement=agreement,
            agenda_item=item,
        )
        for id, title, house, function, person, name, is_there, due_on, state, note, done_at, agreement, item in rows
    ]


def measures_at(table: RoundTable, person: Person, show: str = "", page: str = "1") -> Page[MeasureLine]:
    """One page of the table's measures, by due date; the same questions for one and for four hundred."""
    found = Measure.objects.filter(table=table)
    by_day = (F("due_on").asc(nulls_last=True), "added_at", "pk")
    match show:
        case "mine":
            found = found.open().of(person, standing_of(person).houses).order_by(*by_day)
        case "late":
            found = found.late_on(clock.today()).order_by(*by_day)
        case "done":
            found = found.done().order_by("-done_at", "pk")
        case _:
            found = found.open().order_by(*by_day)
    paginator = Paginator(found, PER_PAGE)
    number = paginator.get_page(page).number
    start = (number - 1) * PER_PAGE
    lines = lines_of(found[start : start + PER_PAGE])
    return Page(lines, number, paginator)  # type: ignore[arg-type]  # the same pages, as lines


def open_at(table: RoundTable) -> list[MeasureLine]:
    """The open measures of a table by due date, for other rooms."""
    return lines_of(Measure.objects.filter(table=table).open())


def measures_of_agreements(ids: Sequence[UUID]) -> dict[UUID, list[MeasureLine]]:
    """The measures that came of agreements, by agreement; one question. Whoever asks has seen the agreements."""
    found: dict[UUID, list[MeasureLine]] = {}
    for line in lines_of(Measure.objects.filter(agreement__in=ids)):
        if line.agreement is not None:
            found.setdefault(line.agreement, []).append(line)
    return found


def line_of(measure: Measure) -> MeasureLine:
    """One measure as a line."""
    return lines_of(Measure.objects.filter(pk=measure.pk))[0]
