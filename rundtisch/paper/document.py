"""A document as it is described before it becomes paper: a title and a row of blocks.

Everything inside is plain text. Whoever describes a document never writes markup, and what people typed is never
read as such.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rundtisch.paper.characters import printable

Alignment = Literal["start", "center", "end"]

DEEPEST_HEADING = 4


@dataclass(frozen=True)
class Run:
    """A stretch of text that may stand out."""

    text: str
    is_strong: bool = False
    is_emphasised: bool = False


Text = str | Sequence[Run]


@dataclass(frozen=True)
class Heading:
    """A heading; the first level stands directly below the title of the document."""

    level: int
    text: str

    def __post_init__(self) -> None:
        if not 1 <= self.level <= DEEPEST_HEADING:
            raise ValueError(f"A heading has a level from 1 to {DEEPEST_HEADING}, not {self.level}.")


@dataclass(frozen=True)
class Paragraph:
    """Running text; a line break stays one, a blank line begins a new paragraph."""

    text: Text


@dataclass(frozen=True)
class BulletList:
    """Things in no particular order."""

    items: Sequence[Text]


@dataclass(frozen=True)
class NumberedList:
    """Things in their order."""

    items: Sequence[Text]
    start: int = 1


@dataclass(frozen=True)
class Facts:
    """Short facts, each a label and its value: place, time, chair."""

    pairs: Sequence[tuple[str, Text]]


@dataclass(frozen=True)
class Column:
    """A column of a table; numbers stand at its end."""

    head: str
    align: Alignment = "start"


@dataclass(frozen=True)
class Group:
    """A row that heads the rows below it."""

    label: str


@dataclass(frozen=True)
class Table:
    """A table with a caption and a head for every column, which repeats on every page."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Text] | Group]
    has_row_heads: bool = False

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("A table has at least one column.")
        for row in self.rows:
            if not isinstance(row, Group) and (isinstance(row, str) or len(row) != len(self.columns)):
                raise ValueError(f"Each row of “{self.caption}” has {len(self.columns)} cells.")


@dataclass(frozen=True)
class Wording:
    """Words that hold as they stand, set apart from what is said about them."""

    text: Text
    label: str = ""


@dataclass(frozen=True)
class Note:
    """A remark in small type."""

    text: Text


@dataclass(frozen=True)
class Figure:
    """A drawing (SVG that brings its own colours) and the words that stand for it."""

    svg: bytes
    alternative: str
    caption: str = ""

    def __post_init__(self) -> None:
        if not printable(self.alternative).strip():
            raise ValueError("A figure needs an alternative text.")


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | BulletList | NumberedList | Facts | Table | Wording | Note | Figure | PageBreak


@dataclass(frozen=True)
class Document:
    """Something to be handed over on paper, in one language, of one day."""

    title: str
    language: str
    date: date
    blocks: Sequence[Block]
    subtitle: str = ""
    organisation: str = ""
    footer: str = ""
    #: Set in small type and close together: what shall fit on one page.
    is_close: bool = False

    def __post_init__(self) -> None:
        if not printable(self.title).strip():
            raise ValueError("A document needs a title.")
        if not re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", self.language):
            raise ValueError(f"“{self.language}” is no language such as “de” or “de-DE”.")
        level_before = 0
        for heading in (block for block in self.blocks if isinstance(block, Heading)):
            if heading.level > level_before + 1:
                raise ValueError(
                    f"The heading “{heading.text}” skips a level; who listens would look for the missing one."
                )
            level_before = heading.level
