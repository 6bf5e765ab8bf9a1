"""The agenda as a time line, what wants to get on it, and what stands beside its items."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from rundtisch.people.models import Person
from rundtisch.roundtables.models import Topic, TopicState

from ..models import AgendaItem, AgendaItemKind, Meeting
from ..ports import AgendaProposal, BesideItem, agenda_proposals, beside_items, item_acts
from ..rules.agenda import TimePlan, time_plan

#: How long a topic takes unless somebody says otherwise.
MINUTES_FOR_A_TOPIC = 20


@dataclass(frozen=True)
class AgendaLine:
    """One item on the time line; times are words, so that a page of forty items does not work them out again."""

    id: UUID
    number: int
    title: str
    description: str
    kind: str
    minutes: int
    presenter: str
    starts: str
    ends: str
    ends_at: datetime
    topic: UUID | None
    is_written: bool
    beside: tuple[BesideItem, ...] = ()


@dataclass(frozen=True)
class Agenda:
    """All items with their sum against the planned length."""

    lines: tuple[AgendaLine, ...]
    plan: TimePlan
    version: int

    @property
    def order(self) -> list[str]:
        """The keys in their order."""
        return [str(line.id) for line in self.lines]

    def at(self, key: str) -> int | None:
        """At which place the item with this key stands."""
        return next((place for place, line in enumerate(self.lines) if str(line.id) == key), None)

    @property
    def first_unwritten(self) -> int:
        """Where the talk is, as far as the minutes tell: the first item without any."""
        return next((place for place, line in enumerate(self.lines) if not line.is_written), len(self.lines) - 1)


def agenda_of(meeting: Meeting, person: Person | None = None) -> Agenda:
    """The agenda of a meeting; one question, and one of each part that puts something beside its items."""
    rows = list(
        AgendaItem.objects.filter(meeting=meeting)
        .order_by("position")
        .values_list(
            "pk",
            "title",
            "description",
            "kind",
            "minutes_planned",
            "presenter",
            "presenting_institution__name",
            "topic_id",
            "text__version",
        )
    )
    plan = time_plan(meeting.opened_at or meeting.starts_at, meeting.minutes, [row[4] for row in rows])
    kinds = {kind.value: str(kind.label) for kind in AgendaItemKind}
    beside = _beside(person, meeting) if person is not None else {}
    lines = tuple(
        AgendaLine(
            id,
            number,
            title,
            description,
            kinds[kind],
            minutes,
            ", ".join(filter(None, (presenter, house))),
            f"{timezone.localtime(slot.starts_at):%H:%M}",
            f"{timezone.localtime(slot.ends_at):%H:%M}",
            slot.ends_at,
            topic,
            bool(version),
            tuple(beside.get(id, ())),
        )
        for number, (slot, (id, title, description, kind, minutes, presenter, house, topic, version)) in enumerate(
            zip(plan.slots, rows, strict=True), start=1
        )
    )
    return Agenda(lines, plan, meeting.agenda_version)


def proposals_for(person: Person, meeting: Meeting) -> list[AgendaProposal]:
    """What wants to be talked about: waiting topics first, then what other parts bring, each with its reason."""
    prepared = TopicState.PREPARED
    waiting = Topic.objects.filter(table=meeting.table_id, state__in=(TopicState.PROPOSED, prepared)).order_by(
        "proposed_at"
    )
    topics = [
        AgendaProposal(
            title,
            _("vorbereitetes Thema")
            if state == TopicState.PREPARED
            else _("vorgeschlagen von %(name)s") % {"name": by},
            kind if kind in AgendaItemKind.values else AgendaItemKind.EXCHANGE.value,
            MINUTES_FOR_A_TOPIC,
            topic,
        )
        for topic, title, kind, state, by in waiting.values_list("pk", "title", "kind", "state", "proposed_by__name")[
            :30
        ]
    ]
    brought = [proposal for port in agenda_proposals for proposal in port(person, meeting)]
    known = {proposal.topic for proposal in topics}
    return topics + [one for one in brought if one.topic is None or one.topic not in known]


def topic_waiting_at(meeting: Meeting, key: str) -> Topic | None:
    """The topic of the meeting's table with this id, if the text is one."""
    try:
        return Topic.objects.filter(table=meeting.table_id, pk=UUID(key)).first()
    except ValueError:
        return None


def acts_at(person: Person, agenda_item: AgendaItem) -> list[tuple[str, str]]:
    """What other parts offer to do at an item: words and name of the address."""
    return [act for port in item_acts for act in port(person, [agenda_item]).get(agenda_item.pk, [])]


def _beside(person: Person, meeting: Meeting) -> dict[UUID, list[BesideItem]]:
    found: defaultdict[UUID, list[BesideItem]] = defaultdict(list)
    for port in beside_items:
        for one in port(person, meeting):
            found[one.agenda_item].append(one)
    return found
