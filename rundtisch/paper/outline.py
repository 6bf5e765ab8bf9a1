"""A document as the syntax tree of the office converter (pandoc), so that no word is ever read as markup."""

import base64
from collections.abc import Callable, Sequence
from typing import Any

from rundtisch.paper import document as paper
from rundtisch.paper.characters import printable
from rundtisch.paper.description import day_in_words, paragraphs, runs, shares, words_for

Node = dict[str, Any]
Draw = Callable[[paper.Figure], tuple[str, bytes]]

API_VERSION = [1, 23, 1]
_NEXT = paper.Run("\n")
NO_ATTRIBUTES: list[Any] = ["", [], []]
ALIGNMENTS = {"start": "AlignLeft", "center": "AlignCenter", "end": "AlignRight"}

# Each writer takes the one it knows; no word of a document ever stands in such a block.
PAGE_BREAK: list[Node] = [
    {"t": "RawBlock", "c": ["opendocument", '<text:p text:style-name="Page_20_Break"/>']},
    {"t": "RawBlock", "c": ["openxml", '<w:p><w:pPr><w:pStyle w:val="PageBreak"/></w:pPr></w:p>']},
]


def outlined(document: paper.Document, *, draw: Draw) -> Node:
    """The whole tree; `draw` says in which form a figure is put in."""
    words = {"title": document.title, "subtitle": document.subtitle, "author": document.organisation}
    meta = {name: {"t": "MetaInlines", "c": _inlines(text)} for name, text in words.items() if text}
    meta["date"] = {"t": "MetaInlines", "c": _inlines(day_in_words(document))}
    meta["lang"] = {"t": "MetaInlines", "c": [{"t": "Str", "c": document.language}]}
    outline = _Outline(document, draw)
    blocks = [node for block in document.blocks for node in outline.nodes(block)]
    if document.footer:
        blocks += [{"t": "HorizontalRule"}, _para(document.footer)]
    return {"pandoc-api-version": API_VERSION, "meta": meta, "blocks": blocks}


class _Outline:
    """The blocks of one document on their way into the tree."""

    def __init__(self, document: paper.Document, draw: Draw) -> None:
        self.nothing = words_for(document)["nothing"]
        self.draw = draw

    def nodes(self, block: paper.Block) -> list[Node]:  # noqa: PLR0911 - one answer for each kind of block
        match block:
            case paper.Heading():
                words = printable(block.text).strip() or "–"
                return [{"t": "Header", "c": [block.level, NO_ATTRIBUTES, _inlines(words)]}]
            case paper.Paragraph():
                return [_para(part) for part in paragraphs(block.text)]
            case paper.BulletList():
                return [{"t": "BulletList", "c": _entries(block.items)}]
            case paper.NumberedList():
                numbering = [block.start, {"t": "Decimal"}, {"t": "Period"}]
                return [{"t": "OrderedList", "c": [numbering, _entries(block.items)]}]
            case paper.Facts():
                told = [[paper.Run(f"{label}: ", is_strong=True), *runs(value), _NEXT] for label, value in block.pairs]
                return [_para([run for fact in told for run in fact][:-1])] if told else []
            case paper.Wording():
                label = [_para([paper.Run(block.label, is_strong=True)])] if block.label else []
                return [{"t": "BlockQuote", "c": label + [_para(part) for part in paragraphs(block.text)]}]
            case paper.Note():
                return [_para([_emphasised(run) for run in runs(part)]) for part in paragraphs(block.text)]
            case paper.Figure():
                return self._figure(block)
            case paper.Table():
                return [self._table(block)]
            case paper.PageBreak():
                return PAGE_BREAK

    def _figure(self, figure: paper.Figure) -> list[Node]:
        kind, drawn = self.draw(figure)
        address = f"data:{kind};base64,{base64.b64encode(drawn).decode()}"
        size = ["", [], [["width", "100%"]]]
        image = {"t": "Image", "c": [size, _inlines(figure.alternative), [address, ""]]}
        caption = [_para([paper.Run(figure.caption, is_emphasised=True)])] if figure.caption else []
        return [{"t": "Para", "c": [image]}, *caption]

    def _table(self, table: paper.Table) -> Node:
        many = len(table.columns)
        heads = [_cell([paper.Run(column.head, is_strong=True)]) for column in table.columns]
        rows = [_row(row, many, is_headed=table.has_row_heads) for row in table.rows]
        rows = rows or [[NO_ATTRIBUTES, [_cell(self.nothing, across=many)]]]
        widths = [{"t": "ColWidth", "c": share} for share in shares(table)]
        aligned = [
            [{"t": ALIGNMENTS[column.align]}, width] for column, width in zip(table.columns, widths, strict=True)
        ]
        body = [NO_ATTRIBUTES, int(table.has_row_heads), [], rows]
        caption = [None, [{"t": "Plain", "c": _inlines(table.caption)}] if table.caption else []]
        parts = [
            NO_ATTRIBUTES,
            caption,
            aligned,
            [NO_ATTRIBUTES, [[NO_ATTRIBUTES, heads]]],
            [body],
            [NO_ATTRIBUTES, []],
        ]
        return {"t": "Table", "c": parts}


def _row(row: Sequence[paper.Text] | paper.Group, many: int, *, is_headed: bool) -> list[Any]:
    if isinstance(row, paper.Group):
        return [NO_ATTRIBUTES, [_cell([paper.Run(row.label, is_strong=True)], across=many)]]
    cells = [_cell(text) for text in row]
    if is_headed:
        cells[0] = _cell([paper.Run(run.text, is_strong=True) for run in runs(row[0])])
    return [NO_ATTRIBUTES, cells]


def _cell(text: paper.Text, across: int = 1) -> list[Any]:
    return [NO_ATTRIBUTES, {"t": "AlignDefault"}, 1, across, [{"t": "Plain", "c": _inlines(text)}]]


def _entries(texts: Sequence[paper.Text]) -> list[list[Node]]:
    return [[{"t": "Plain", "c": _inlines(text)}] for text in texts]


def _para(text: paper.Text) -> Node:
    return {"t": "Para", "c": _inlines(text)}


def _emphasised(run: paper.Run) -> paper.Run:
    return paper.Run(run.text, is_strong=run.is_strong, is_emphasised=True)


def _inlines(text: paper.Text) -> list[Node]:
    return [node for run in runs(text) for node in _of_run(run)]


def _of_run(run: paper.Run) -> list[Node]:
    nodes = [node for line in printable(run.text).split("\n") for node in [{"t": "LineBreak"}, *_of_line(line)]][1:]
    if run.is_strong and nodes:
        nodes = [{"t": "Strong", "c": nodes}]
    if run.is_emphasised and nodes:
        nodes = [{"t": "Emph", "c": nodes}]
    return nodes


def _of_line(line: str) -> list[Node]:
    words = [[{"t": "Space"}, {"t": "Str", "c": word}] if word else [{"t": "Space"}] for word in line.split(" ")]
    return [node for word in words for node in word][1:]
