"""The whole minutes of a meeting, and the room in which they are written."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rundtisch.people.models import Person
from rundtisch.writing.models import JointText

from ..models import AgendaItem, Meeting, Outcome, OutcomeKind
from ..ports import MinutesSection, minutes_sections, outcome_kinds
from .agenda import Agenda, AgendaLine, agenda_of
from .answers import AttendanceLine, attendance_of, seats_of_meeting


@dataclass(frozen=True)
class OutcomeLine:
    """One outcome in words, and what can become of it."""

    id: UUID
    kind: str
    kind_words: str
    text: str
    recorded_by: str
    recorded_by_id: UUID
    next_label: str = ""
    next_url_name: str = ""


@dataclass(frozen=True)
class MinutesText:
    """The joint text of one item as it stands."""

    body: str
    version: int
    written_at: datetime | None
    written_by: str


@dataclass(frozen=True)
class MinutesOfItem:
    """One agenda item with what was said, what came out, and what other parts add."""

    line: AgendaLine
    text: str
    outcomes: tuple[OutcomeLine, ...]
    sections: tuple[MinutesSection, ...]


@dataclass(frozen=True)
class Minutes:
    """The minutes of a whole meeting."""

    meeting: Meeting
    agenda: Agenda
    items: tuple[MinutesOfItem, ...]
    attendance: tuple[AttendanceLine, ...]

    @property
    def noted(self) -> tuple[AttendanceLine, ...]:
        """The houses of which something was noted."""
        return tuple(line for line in self.attendance if line.state)


def minutes_of(person: Person, meeting: Meeting) -> Minutes:
    """The minutes as this person may read them; a fixed number of questions, however many items."""
    agenda = agenda_of(meeting)
    texts = dict(AgendaItem.objects.filter(meeting=meeting).values_list("pk", "text__body"))
    outcomes = outcomes_of(meeting)
    sections: defaultdict[UUID, list[MinutesSection]] = defaultdict(list)
    for port in minutes_sections:
        for section in port(person, meeting):
            sections[section.agenda_item].append(section)
    items = tuple(
        MinutesOfItem(line, texts.get(line.id, ""), tuple(outcomes.get(line.id, ())), tuple(sections.get(line.id, ())))
        for line in agenda.lines
    )
    return Minutes(meeting, agenda, items, attendance_of(meeting, seats_of_meeting(meeting)))


def outcomes_of(meeting: Meeting) -> dict[UUID, list[OutcomeLine]]:
    """All outcomes of a meeting by agenda item; one question."""
    offers = {offer.kind: offer for offer in outcome_kinds}
    found: defaultdict[UUID, list[OutcomeLine]] = defaultdict(list)
    rows = (
        Outcome.objects.filter(agenda_item__meeting=meeting)
        .order_by("recorded_at", "pk")
        .values_list("agenda_item_id", "pk", "kind", "text", "recorded_by__name", "recorded_by_id")
    )
    for agenda_item, id, kind, text, by, by_id in rows:
        offer = offers.get(kind)
        found[agenda_item].append(
            OutcomeLine(
                id,
                kind,
                str(OutcomeKind(kind).label),
                text,
                by,
                by_id,
                str(offer.label) if offer else "",
                offer.url_name if offer else "",
            )
        )
    return dict(found)


def text_of(agenda_item: AgendaItem) -> MinutesText:
    """The joint text of an item, as it stands now."""
    text = JointText.objects.get(pk=agenda_item.text_id)
    return MinutesText(text.body, text.version, text.written_at, text.written_by_label)
