"""What a part asks of a person, and what it has to tell; the start page gathers both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Place:
    """One of several places where the same is asked: a table, a meeting."""

    label: str
    url: str


@dataclass(frozen=True)
class Ask:
    """One thing that is asked of a person: one line and one button, with an honest estimate in minutes."""

    title: str
    detail: str
    url: str
    label: str
    minutes: int
    #: Where else than at the button's page the same is asked, the button's page being the first of them.
    places: tuple[Place, ...] = ()


def asked_at(places: Sequence[Place], title: str, label: str, minutes: int) -> list[Ask]:
    """One line for the same thing at several places, each with its link; no place, no line."""
    if not places:
        return []
    detail = places[0].label if len(places) == 1 else ""
    return [Ask(title, detail, places[0].url, label, minutes * len(places), tuple(places) if not detail else ())]


@dataclass(frozen=True)
class News:
    """One thing that happened since the last visit."""

    title: str
    detail: str
    url: str
    at: datetime
