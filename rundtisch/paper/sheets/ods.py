"""Sheets as ODS: every cell a text, the first row bold; the same sheets give the same bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from zipfile import ZipFile

from .packed import only, opened
from .sheet import (
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHEETS,
    Brought,
    Oddity,
    OddityKind,
    Sheet,
    SheetError,
    SheetFault,
    trimmed,
)

if TYPE_CHECKING:
    import odfdo

_MOMENTS = re.compile(rb"(<(?:meta:creation-date|dc:date)>)[^<]*")
_GENERATOR = re.compile(rb"(<meta:generator>)[^<]*")
_NO_MOMENT = rb"\g<1>2000-01-01T00:00:00"
_CELLS = {"table:table-cell", "table:covered-table-cell"}
_ROWS = {"table:table-row"}
_ROW_GROUPS = {"table:table-header-rows", "table:table-rows", "table:table-row-group"}
_SIGNED = re.compile(r"(\t|^ +| +$| {2,})")
_DAYS = {"date", "time"}


def write_ods(sheets: Iterable[Sheet]) -> bytes:
    """The sheets as an ODS file."""
    # Takes nearly a second, which no start of the server shall wait for.
    import odfdo

    from rundtisch.paper.office import repacked

    office = odfdo.Document("spreadsheet")
    office.body.clear()
    for sheet in sheets:
        table = odfdo.Element.from_tag("table:table")
        table.set_attribute("table:name", sheet.name)
        for row in sheet.rows:
            table.append(_row(row))
        office.body.append(table)
    packed = io.BytesIO()
    office.save(packed)
    with ZipFile(packed) as parts:
        meta = _GENERATOR.sub(rb"\g<1>Rundtisch", _MOMENTS.sub(_NO_MOMENT, parts.read("meta.xml")))
    return repacked(packed.getvalue(), {"meta.xml": meta})


def _row(texts: tuple[str, ...]) -> odfdo.Element:
    import odfdo

    row = odfdo.Element.from_tag("table:table-row")
    for text in texts or ("",):
        cell = odfdo.Element.from_tag("table:table-cell")
        if text:
            cell.set_attribute("office:value-type", "string")
            for line in text.split("\n"):
                cell.append(_paragraph(line))
        row.append(cell)
    return row


def _paragraph(line: str) -> odfdo.Element:
    """A line of a text; spaces in a row and tabs have signs of their own, or they would be lost."""
    import odfdo

    paragraph = odfdo.Element.from_tag("text:p")
    for piece in filter(None, _SIGNED.split(line)):
        paragraph.append(_sign(piece) or piece)
    return paragraph


def _sign(piece: str) -> odfdo.Element | None:
    import odfdo

    if piece == "\t":
        return odfdo.Element.from_tag("text:tab")
    if piece.strip(" "):
        return None
    spaces = odfdo.Element.from_tag("text:s")
    spaces.set_attribute("text:c", str(len(piece)))
    return spaces


def read_ods(content: bytes) -> Brought:
    """The sheets of an ODS file. Raises SheetError."""
    parts = opened(content)
    import odfdo

    try:
        tables = odfdo.Document(only(parts)).body.get_elements("table:table")
        if len(tables) > MOST_SHEETS:
            raise SheetError(SheetFault.TOO_MANY_CELLS)
        oddities: list[Oddity] = []
        sheets = [_sheet(table, oddities) for table in tables]
    except SheetError:
        raise
    # The library raises whatever a broken part leads to.
    except Exception as error:
        raise SheetError(SheetFault.UNREADABLE) from error
    return Brought(tuple(sheets), tuple(oddities))


def _sheet(table: odfdo.Element, oddities: list[Oddity]) -> Sheet:
    name = str(table.get_attribute("table:name") or "")
    rows: list[list[str]] = []
    waiting = 0
    for row in _rows(table):
        repeated = _number(row, "table:number-rows-repeated")
        texts, odd = _cells(row)
        if not any(texts) and not odd:
            # Table programs fill a sheet to its end with one empty row repeated a million times.
            waiting += repeated
            continue
        if len(rows) + waiting + repeated > MOST_ROWS:
            raise SheetError(SheetFault.TOO_MANY_CELLS)
        rows += [[] for _ in range(waiting)]
        waiting = 0
        oddities += [Oddity(kind, name, len(rows) + 1, column) for column, kind in odd]
        rows += [texts] * repeated
    return Sheet(name, trimmed(rows))


def _rows(element: odfdo.Element) -> Iterator[odfdo.Element]:
    for child in element.children:
        if child.tag in _ROWS:
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child)


def _cells(row: odfdo.Element) -> tuple[list[str], list[tuple[int, OddityKind]]]:
    texts: list[str] = []
    odd: list[tuple[int, OddityKind]] = []
    waiting = 0
    for cell in row.children:
        if cell.tag not in _CELLS:
            continue
        text, kind = _read(cell)
        repeated = _number(cell, "table:number-columns-repeated")
        if not text and kind is None:
            waiting += repeated
            continue
        if len(texts) + waiting + repeated > MOST_COLUMNS:
            raise SheetError(SheetFault.TOO_MANY_CELLS)
        texts += [""] * waiting
        waiting = 0
        if kind:
            odd.append((len(texts) + 1, kind))
        texts += [text] * repeated
    return texts, odd


def _read(cell: odfdo.Element) -> tuple[str, OddityKind | None]:
    if cell.get_attribute("table:formula"):
        return "", OddityKind.FORMULA
    spans = (_number(cell, f"table:number-{way}-spanned") for way in ("columns", "rows"))
    merged = OddityKind.MERGED if any(span > 1 for span in spans) else None
    kind = cell.get_attribute("office:value-type")
    if kind in _DAYS:
        return "", OddityKind.DAY
    if kind == "boolean":
        return ("ja" if cell.get_attribute("office:boolean-value") == "true" else "nein"), merged
    if kind in ("float", "percentage", "currency"):
        return str(cell.get_attribute("office:value") or ""), merged
    return "\n".join(_text(child) for child in cell.children if child.tag == "text:p"), merged


def _text(element: odfdo.Element) -> str:
    said = element.text or ""
    for child in element.children:
        if child.tag == "text:s":
            said += " " * min(_number(child, "text:c"), 1000)
        elif child.tag == "text:tab":
            said += "\t"
        elif child.tag == "text:line-break":
            said += "\n"
        elif child.tag not in ("office:annotation", "text:note"):
            said += _text(child)
        said += child.tail or ""
    return said


def _number(element: odfdo.Element, attribute: str) -> int:
    return int(str(element.get_attribute(attribute) or 1))
