"""Sheets as XLSX: every cell a text, the first row held and bold; the same sheets give the same bytes."""

import io
import re
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any
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
    column_number,
    trimmed,
)

_MERGED = re.compile(rb'mergeCell\s[^>]*?ref\s*=\s*["\']([A-Z]{1,3})(\d{1,7})')
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_NO_MOMENT = rb"\g<1>2000-01-01T00:00:00Z"
_WIDE, _NARROW = 42, 16
_LONG_TEXT = 24
_ODD = {"f": OddityKind.FORMULA, "e": OddityKind.ERROR}


def write_xlsx(sheets: Iterable[Sheet]) -> bytes:
    """The sheets as an XLSX file."""
    import openpyxl
    from openpyxl.styles import Alignment, Font

    from rundtisch.paper.office import repacked

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for number, row in enumerate(sheet.rows, start=1):
            for column, text in enumerate(row, start=1):
                cell = page.cell(number, column)
                if text:
                    cell.value = text
                    # Whatever it begins with, it is a text and no formula.
                    cell.data_type = "s"
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                cell.number_format = "@"
                cell.font = Font(bold=number == 1)
        page.freeze_panes = "A2"
        for column in range(1, max(map(len, sheet.rows), default=0) + 1):
            longest = max((len(row[column - 1]) for row in sheet.rows if len(row) >= column), default=0)
            page.column_dimensions[page.cell(1, column).column_letter].width = (
                _WIDE if longest > _LONG_TEXT else _NARROW
            )
    packed = io.BytesIO()
    book.save(packed)
    with ZipFile(packed) as parts:
        core = _MODIFIED.sub(_NO_MOMENT, parts.read("docProps/core.xml"))
    return repacked(packed.getvalue(), {"docProps/core.xml": core})


def read_xlsx(content: bytes) -> Brought:
    """The sheets of an XLSX file. Raises SheetError."""
    parts = opened(content)
    import openpyxl

    try:
        book = openpyxl.load_workbook(only(parts), read_only=True, keep_links=False)
        if len(book.worksheets) > MOST_SHEETS:
            raise SheetError(SheetFault.TOO_MANY_CELLS)
        oddities: list[Oddity] = []
        sheets = [_sheet(page, parts, oddities) for page in book.worksheets]
    except SheetError:
        raise
    # The library raises whatever a broken part leads to.
    except Exception as error:
        raise SheetError(SheetFault.UNREADABLE) from error
    return Brought(tuple(sheets), tuple(oddities))


def _sheet(page: Any, parts: dict[str, bytes], oddities: list[Oddity]) -> Sheet:
    name = str(page.title)
    written = parts.get(str(page._worksheet_path).lstrip("/"), b"")
    oddities += [
        Oddity(OddityKind.MERGED, name, int(row), column_number(letters.decode()))
        for letters, row in _MERGED.findall(written)
    ]
    # What a file says of its own size is not believed.
    page.reset_dimensions()
    rows: list[list[str]] = []
    for number, row in enumerate(page.iter_rows(max_col=MOST_COLUMNS), start=1):
        if number > MOST_ROWS:
            raise SheetError(SheetFault.TOO_MANY_CELLS)
        texts = []
        for column, cell in enumerate(row, start=1):
            text, kind = _text(cell.value, cell.data_type)
            texts.append(text)
            if kind:
                oddities.append(Oddity(kind, name, number, column))
        rows.append(texts)
    return Sheet(name, trimmed(rows))


def _text(value: object, kind: str) -> tuple[str, OddityKind | None]:
    if kind in _ODD:
        return "", _ODD[kind]
    if isinstance(value, (datetime, date, time)):
        return "", OddityKind.DAY
    if isinstance(value, bool):
        return ("ja" if value else "nein"), None
    if isinstance(value, float) and value.is_integer():
        return str(int(value)), None
    return ("" if value is None else str(value)), None
