"""Sheets as one CSV file: one after another, each begun by a line that names it.

A text that a table program would take for a formula is written with an apostrophe before it, as these programs do.
"""

import csv
import io
import re
from collections.abc import Iterable

from .sheet import MOST_COLUMNS, MOST_ROWS, Brought, Oddity, OddityKind, Sheet, SheetError, SheetFault, trimmed

SHEET_MARK = "Blatt"

# The wide signs are the same to a table program set to East Asian writing.
_LOOKS_LIKE_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_DELIMITERS = ";,\t"


def write_csv(sheets: Iterable[Sheet]) -> bytes:
    """The sheets as CSV with semicolons, as German table programs open it."""
    said = io.StringIO()
    writer = csv.writer(said, delimiter=";", lineterminator="\r\n")
    for sheet in sheets:
        writer.writerow([SHEET_MARK, _guarded(sheet.name)])
        writer.writerows([_guarded(cell) for cell in row] for row in sheet.rows)
    return said.getvalue().encode("utf-8-sig")


def read_csv(content: bytes) -> Brought:
    """The sheets of a CSV file; a file that names none is one sheet without a name. Raises SheetError."""
    text = _decoded(content)
    delimiter = max(_DELIMITERS, key=text[: text.find("\n", 2000) if len(text) > 2000 else None].count)  # noqa: PLR2004
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise SheetError(SheetFault.UNREADABLE) from error
    if len(rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in rows):
        raise SheetError(SheetFault.TOO_MANY_CELLS)
    oddities, sheets = [], []
    name, first, found = "", 1, list[list[str]]()
    for number, row in enumerate(rows, start=1):
        if _names_a_sheet(row):
            sheets.append(Sheet(name, trimmed(found), first))
            name, first, found = _unguarded(row[1]), number + 1, []
            continue
        oddities += [
            Oddity(OddityKind.FORMULA, name, number, column)
            for column, cell in enumerate(row, start=1)
            if cell.startswith("=")
        ]
        found.append([_unguarded(_lines(cell)) for cell in row])
    sheets.append(Sheet(name, trimmed(found), first))
    return Brought(tuple(sheet for sheet in sheets if sheet.rows or sheet.name), tuple(oddities))


def _names_a_sheet(row: list[str]) -> bool:
    return len(row) > 1 and row[0] == SHEET_MARK and bool(row[1]) and not any(row[2:])


def _decoded(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise SheetError(SheetFault.UNREADABLE)
    return text


def _lines(cell: str) -> str:
    return cell.replace("\r\n", "\n")


def _guarded(cell: str) -> str:
    return f"'{cell}" if _LOOKS_LIKE_FORMULA.match(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _LOOKS_LIKE_FORMULA.match(cell) else cell
