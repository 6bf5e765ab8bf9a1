"""What higher parts bring to a meeting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from rundtisch.people.models import Person

from .models import AgendaItem, Meeting


@dataclass(frozen=True)
class AgendaProposal:
    """Something that wants to be talked about at the next meeting, with its reason in words."""

    title: str
    reason: str
    kind: str
    minutes: int
    topic: UUID | None = None


@dataclass(frozen=True)
class OutcomeKindOffer:
    """What an outcome of this kind becomes: a page of a higher part that takes it further, `url_name` takes its id."""

    kind: str
    label: str | Promise
    url_name: str


@dataclass(frozen=True)
class MinutesSection:
    """A section that a higher part adds to the minutes of one agenda item: heading and lines of plain text."""

    agenda_item: UUID
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class BesideItem:
    """Something that stands beside an agenda item on its pages: a proposal, an agreement, a measure."""

    agenda_item: UUID
    label: str
    detail: str
    url: str


#: Each answers for one meeting and one person in a fixed number of queries.
agenda_proposals: list[Callable[[Person, Meeting], list[AgendaProposal]]] = []
minutes_sections: list[Callable[[Person, Meeting], list[MinutesSection]]] = []
beside_items: list[Callable[[Person, Meeting], list[BesideItem]]] = []

#: What the kinds of outcomes become.
outcome_kinds: list[OutcomeKindOffer] = []

#: Links to acts that higher parts offer at an agenda item (label, url_name taking the item's id), for whom.
item_acts: list[Callable[[Person, Sequence[AgendaItem]], dict[UUID, list[tuple[str, str]]]]] = []
