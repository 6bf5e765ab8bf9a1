"""A document told in plain lists and words, as the typesetter reads it."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, Protocol

from rundtisch.paper import document as paper
from rundtisch.paper.characters import settable

Described = dict[str, Any]

LONGEST_HEAD = 120

# In the language of the document, which need not be the language of whoever asks for it.
WORDS = {
    "de": {"page": "Seite {page} von {pages}", "nothing": "Keine Einträge"},
    "en": {"page": "Page {page} of {pages}", "nothing": "No entries"},
}


def described(document: paper.Document) -> Described:
    """The whole document with only such characters as the fonts can draw."""
    language, _, region = document.language.partition("-")
    return {
        "title": settable(document.title),
        "subtitle": settable(document.subtitle),
        "organisation": settable(document.organisation),
        "footer": settable(document.footer),
        "language": language,
        "region": region,
        "day": day_in_words(document),
        "words": words_for(document),
        "close": document.is_close,
        "blocks": [told for block in document.blocks for told in _blocks(block)],
    }


class Dated(Protocol):
    """Paper of one day in one language."""

    @property
    def language(self) -> str:
        """Its language, such as “de” or “de-DE”."""

    @property
    def date(self) -> date:
        """Its day."""


def words_for(document: Dated) -> dict[str, str]:
    """The few words that paper adds by itself, in the language of the document."""
    return WORDS.get(document.language[:2], WORDS["en"])


def day_in_words(document: Dated) -> str:
    """The day of the document as its readers write it."""
    # Loaded with the first document, not at the start.
    from babel import Locale
    from babel.dates import format_date

    return format_date(document.date, "long", Locale.parse(document.language, sep="-"))


def paragraphs(text: paper.Text) -> list[paper.Text]:
    """The text cut at blank lines; runs are never cut."""
    if not isinstance(text, str):
        return [text]
    return [part.strip("\n") for part in re.split(r"\n[ \u00a0]*\n\s*", text.replace("\r\n", "\n")) if part.strip()]


def runs(text: paper.Text) -> list[paper.Run]:
    """The text as runs, whichever way it was given."""
    return [paper.Run(text)] if isinstance(text, str) else list(text)


def _text(text: paper.Text) -> list[Described]:
    return [
        {"text": settable(run.text), "strong": run.is_strong, "emphasised": run.is_emphasised} for run in runs(text)
    ]


def _blocks(block: paper.Block) -> list[Described]:
    return _TELLERS[type(block)](block)


def _heading(heading: paper.Heading) -> list[Described]:
    return [{"kind": "heading", "level": heading.level, "text": settable(heading.text).strip() or "–"}]


def _paragraph(paragraph: paper.Paragraph) -> list[Described]:
    return [{"kind": "paragraph", "text": _text(part)} for part in paragraphs(paragraph.text)]


def _bullets(bullets: paper.BulletList) -> list[Described]:
    return [{"kind": "bullets", "items": [_text(text) for text in bullets.items]}]


def _numbered(numbered: paper.NumberedList) -> list[Described]:
    return [{"kind": "numbered", "start": numbered.start, "items": [_text(text) for text in numbered.items]}]


def _facts(facts: paper.Facts) -> list[Described]:
    return [{"kind": "facts", "pairs": [[settable(label), _text(value)] for label, value in facts.pairs]}]


def _table(table: paper.Table) -> list[Described]:
    longest = _longest(table)
    told = {
        "kind": "table",
        "caption": settable(table.caption),
        "row_heads": table.has_row_heads,
        "columns": [{"head": _clipped(column.head), "align": column.align} for column in table.columns],
        "widths": shares(table),
        # A small table does not stretch over the page.
        "share": min(1, max(0.5, (sum(longest) + 6 * len(longest)) / 85)),
        "rows": [
            {"group": settable(row.label)} if isinstance(row, paper.Group) else {"cells": [_text(cell) for cell in row]}
            for row in table.rows
        ],
    }
    return [told]


def shares(table: paper.Table) -> list[float]:
    """The part of the width that each column gets, softened so that none starves beside a talkative one."""
    weights = [min(max(letters, 6), 150) ** 0.62 for letters in _longest(table)]
    return [round(weight / sum(weights), 4) for weight in weights]


def _longest(table: paper.Table) -> list[int]:
    rows = [row for row in table.rows if not isinstance(row, paper.Group)]
    return [
        max([len(column.head), *(_length(row[place]) for row in rows)]) for place, column in enumerate(table.columns)
    ]


def _length(text: paper.Text) -> int:
    return sum(len(run.text) for run in runs(text))


def _clipped(head: str) -> str:
    # The head repeats on every page: one that fills the page would leave no room for a row.
    return settable(head if len(head) <= LONGEST_HEAD else head[: LONGEST_HEAD - 1] + "…")


def _wording(wording: paper.Wording) -> list[Described]:
    parts = [_text(part) for part in paragraphs(wording.text)]
    letters = _length(wording.text)
    return [{"kind": "wording", "label": settable(wording.label), "paragraphs": parts, "letters": letters}]


def _note(note: paper.Note) -> list[Described]:
    return [{"kind": "note", "text": _text(part)} for part in paragraphs(note.text)]


def _figure(figure: paper.Figure) -> list[Described]:
    told = {
        "kind": "figure",
        "svg": figure.svg.decode("utf-8", "replace"),
        "alternative": settable(figure.alternative),
        "caption": settable(figure.caption),
    }
    return [told]


def _page_break(_: paper.PageBreak) -> list[Described]:
    return [{"kind": "page_break"}]


_TELLERS: dict[type, Callable[[Any], list[Described]]] = {
    paper.Heading: _heading,
    paper.Paragraph: _paragraph,
    paper.BulletList: _bullets,
    paper.NumberedList: _numbered,
    paper.Facts: _facts,
    paper.Table: _table,
    paper.Wording: _wording,
    paper.Note: _note,
    paper.Figure: _figure,
    paper.PageBreak: _page_break,
}
