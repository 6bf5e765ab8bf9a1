"""Topics of a table as a person sees them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rundtisch.people.models import Person

from ..models import RoundTable, Topic, TopicKind, TopicState, seats_of
from ..ports import TopicAct, TopicCompanion, TopicOrigin, topic_acts, topic_companions, topic_origins

#: Topics that wait to be talked about.
WAITING = (TopicState.PROPOSED, TopicState.PREPARED)
TOPIC_STATES = TopicState.choices


@dataclass(frozen=True)
class TopicLine:
    """A topic as a line of the backlog."""

    id: UUID
    title: str
    description: str
    kind: str
    state: str
    state_key: str
    proposed_by: str
    proposed_by_id: UUID
    proposed_for: str
    proposed_at: datetime
    origin: TopicOrigin | None


def topics_at(table: RoundTable, person: Person, state: str = "") -> list[TopicLine]:
    """The backlog, newest first; without a state all topics that wait."""
    found = Topic.objects.filter(table=table, state__in=[state] if state in TopicState.values else WAITING)
    rows = list(
        found.order_by("-proposed_at").values_list(
            "pk",
            "title",
            "description",
            "kind",
            "state",
            "proposed_by__name",
            "proposed_by_id",
            "proposed_for__name",
            "proposed_at",
        )[:400]
    )
    origins = {one.topic: one for port in topic_origins for one in port(person, [row[0] for row in rows])}
    return [
        TopicLine(
            id,
            title,
            description,
            str(TopicKind(kind).label),
            str(TopicState(state).label),
            state,
            by,
            by_id,
            house or "",
            at,
            origins.get(id),
        )
        for id, title, description, kind, state, by, by_id, house, at in rows
    ]


def topic_for(person: Person, topic_id: UUID) -> Topic | None:
    """The topic, if this person sits at its table."""
    return (
        Topic.objects.filter(pk=topic_id, table__in={seat.table for seat in seats_of(person)})
        .select_related("table__municipality", "proposed_by", "proposed_for")
        .first()
    )


def topic_state_called(key: str) -> TopicState | None:
    """The state with this key, if there is one."""
    return TopicState(key) if key in TopicState.values else None


def words_of(topic: Topic) -> dict[str, str]:
    """What a form begins with."""
    return {"title": topic.title, "description": topic.description, "kind": topic.kind}


def origin_of(person: Person, topic: Topic) -> TopicOrigin | None:
    """Why the topic was proposed, as far as this person may know."""
    return next((one for port in topic_origins for one in port(person, [topic.pk])), None)


def companions_of(person: Person, topic: Topic) -> list[TopicCompanion]:
    """Where the topic is or was talked about."""
    return [one for port in topic_companions for one in port(person, topic)]


def acts_with(person: Person, topic: Topic) -> list[TopicAct]:
    """What this person may do with the topic in other rooms."""
    return [one for port in topic_acts for one in port(person, topic)]
