"""A chart: sections of tables whose cells are read side by side, on A4 or on a poster for the wall.

As in any document, everything inside is plain text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rundtisch.paper.characters import printable
from rundtisch.paper.document import Figure


class Size(StrEnum):
    """The paper on which a chart is set."""

    SHEET = "a4"
    POSTER = "a1"


@dataclass(frozen=True)
class Place:
    """One place of a row: its words, what is said of it, and whether it is the chosen one."""

    text: str
    mark: str = ""
    is_chosen: bool = False


@dataclass(frozen=True)
class Strip:
    """A row with its head, one place for each column, boxes to tick, and lines that follow below."""

    title: str
    places: Sequence[Place]
    question: str = ""
    note: str = ""
    boxes: Sequence[tuple[str, bool]] = ()
    lines: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Grid:
    """Rows under the same heads of columns, each a sign and its word."""

    corner: str
    heads: Sequence[tuple[str, str]]
    strips: Sequence[Strip]

    def __post_init__(self) -> None:
        if not self.heads or any(len(strip.places) != len(self.heads) for strip in self.strips):
            raise ValueError(f"Each row below “{self.corner}” has {len(self.heads)} places, and at least one.")


@dataclass(frozen=True)
class Section:
    """Grids under one heading, which leads there from the bookmarks."""

    heading: str
    grids: Sequence[Grid]


@dataclass(frozen=True)
class Chart:
    """Sections of grids, with a sentence above that says how they are read."""

    title: str
    language: str
    date: date
    size: Size
    sections: Sequence[Section]
    subtitle: str = ""
    organisation: str = ""
    lead: str = ""
    footer: str = ""
    #: The whole at a glance, on the first page.
    figure: Figure | None = None
    #: Room in each place for dots and notes.
    has_room: bool = False
    #: A box in each place, to be ticked by hand or ticked already.
    has_boxes: bool = False

    def __post_init__(self) -> None:
        _refuse_unnamed(self.title, self.language)

    @property
    def is_wide(self) -> bool:
        """Whether the paper lies on its long side: a poster of few columns holds more rows upright."""
        most = max((len(grid.heads) for section in self.sections for grid in section.grids), default=0)
        return self.size == Size.SHEET or most > 3  # noqa: PLR2004 - as looked at on paper


@dataclass(frozen=True)
class Card:
    """A card for a group: heading and question on its front, the places to choose from on its back."""

    title: str
    kicker: str
    question: str
    places: Sequence[tuple[str, str]]
    note: str = ""


@dataclass(frozen=True)
class Cards:
    """Cards of half a sheet each, to be printed on both sides and cut."""

    title: str
    language: str
    date: date
    cards: Sequence[Card]
    organisation: str = ""
    footer: str = ""
    choice: str = ""

    def __post_init__(self) -> None:
        _refuse_unnamed(self.title, self.language)


def _refuse_unnamed(title: str, language: str) -> None:
    if not printable(title).strip():
        raise ValueError("A document needs a title.")
    if not re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", language):
        raise ValueError(f"“{language}” is no language such as “de” or “de-DE”.")
