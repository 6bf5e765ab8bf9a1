"""What higher parts bring to a table: its rooms, and where a topic came from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from rundtisch.people.models import Person

from .models import Topic


@dataclass(frozen=True)
class TableRoom:
    """A room of the table, shown as a tab; the address takes the table's id."""

    label: str | Promise
    url_name: str
    order: int
    #: Beginnings of the names of other addresses in this room; without any, all pages of the part belong to it.
    pages: tuple[str, ...] = ()
    #: The address name of the room in which this one lies; such a room has no tab, it is a view of the other.
    within: str = ""


@dataclass(frozen=True)
class TopicOrigin:
    """Why a topic was proposed, with a link that asks its own permission."""

    topic: UUID
    label: str
    url: str


@dataclass(frozen=True)
class TopicCompanion:
    """What belongs to a topic on its page: where it is talked about, with what became of it there."""

    label: str
    detail: str
    url: str


@dataclass(frozen=True)
class TopicAct:
    """What may be done with a topic in another room, in one press: the address and what is sent there."""

    label: str
    url: str
    fields: tuple[tuple[str, str], ...]


#: Rooms of the table, in any order; the frame sorts them.
rooms: list[TableRoom] = []

#: Each answers for many topics and one person in a fixed number of queries.
topic_origins: list[Callable[[Person, Sequence[UUID]], list[TopicOrigin]]] = []

#: Each answers for one topic and one person in a fixed number of queries.
topic_companions: list[Callable[[Person, Topic], list[TopicCompanion]]] = []
topic_acts: list[Callable[[Person, Topic], list[TopicAct]]] = []
