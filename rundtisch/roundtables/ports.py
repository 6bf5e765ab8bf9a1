"""What higher parts bring to a table: its rooms, and where a topic came from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from rundtisch.people.models import Person


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


#: Rooms of the table, in any order; the frame sorts them.
rooms: list[TableRoom] = []

#: Each answers for many topics and one person in a fixed number of queries.
topic_origins: list[Callable[[Person, Sequence[UUID]], list[TopicOrigin]]] = []
