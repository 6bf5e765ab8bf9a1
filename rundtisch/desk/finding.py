"""The search over everything that a person may see: every part looks among its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from rundtisch.agreements import queries as agreements
from rundtisch.foundation import search
from rundtisch.foundation.search import Asked, Hit
from rundtisch.institutions import queries as institutions
from rundtisch.measures import queries as measures
from rundtisch.meetings import queries as meetings
from rundtisch.people.models import Person
from rundtisch.processes import queries as processes
from rundtisch.roundtables import queries as roundtables

#: So many hits of each kind are shown; whoever looks for more uses more words.
MOST = 8


@dataclass(frozen=True)
class Kind:
    """Things of one kind, how they are called, and where more of them are found."""

    label: object
    found_by: Callable[[Person, Asked, int], list[Hit]]
    #: The address of a list that takes the words further, and the name under which it takes them.
    more: tuple[str, str] = ("", "")


def _houses(person: Person, asked: Asked, most: int) -> list[Hit]:
    """The directory is open to everybody who is signed in; it is looked up by name, number and place."""
    lines = institutions.institutions_like(asked.typed).object_list[:most] if asked.wanted else []
    return [
        Hit(
            line.name,
            ", ".join(filter(None, (line.kind, line.place))),
            reverse("institution_detail", args=[line.id]),
        )
        for line in lines
    ]


TEXTS = (
    Kind(_("Vereinbarungen"), agreements.found_by, ("agreement_register", "q")),
    Kind(_("Themen"), roundtables.found_by),
    Kind(_("Sitzungen und Protokolle"), meetings.found_by),
    Kind(_("Maßnahmen"), measures.found_by),
    Kind(_("Abläufe"), processes.found_by),
)
HOUSES = Kind(_("Institutionen"), _houses, ("institution_list", "words"))


@dataclass(frozen=True)
class Group:
    """The hits of one kind."""

    label: object
    hits: tuple[Hit, ...]
    more_url: str


@dataclass(frozen=True)
class Findings:
    """What was found of each kind."""

    typed: str
    groups: tuple[Group, ...]
    is_similar: bool


def find(person: Person, typed: str) -> Findings:
    """Everything in which the words stand, as far as the person may see it; a fixed number of questions."""
    asked, texts = search.answered(typed, lambda asked: _groups(person, asked, TEXTS))
    return Findings(asked.typed, (*texts, *_groups(person, asked, [HOUSES])), asked.is_similar and bool(texts))


def _groups(person: Person, asked: Asked, kinds: Sequence[Kind]) -> list[Group]:
    found = [(kind, kind.found_by(person, asked, MOST + 1)) for kind in kinds] if asked.wanted else []
    return [
        Group(kind.label, tuple(hits[:MOST]), _more(kind, asked) if len(hits) > MOST else "")
        for kind, hits in found
        if hits
    ]


def _more(kind: Kind, asked: Asked) -> str:
    address, name = kind.more
    return f"{reverse(address)}?{urlencode({name: asked.typed})}" if address else ""
