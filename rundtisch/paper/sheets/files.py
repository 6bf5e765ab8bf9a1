"""Which kind of table file something is, and reading and writing each kind."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import StrEnum

from .csv_file import read_csv, write_csv
from .ods import read_ods, write_ods
from .sheet import MOST_BYTES, Brought, Sheet, SheetError, SheetFault
from .xlsx import read_xlsx, write_xlsx


class FileKind(StrEnum):
    """The kinds of table files, by the end of their name."""

    ODS = "ods"
    XLSX = "xlsx"
    CSV = "csv"

    @property
    def media_type(self) -> str:
        """What browsers call it."""
        return {
            FileKind.ODS: "application/vnd.oasis.opendocument.spreadsheet",
            FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            FileKind.CSV: "text/csv; charset=utf-8",
        }[self]


_READERS: dict[FileKind, Callable[[bytes], Brought]] = {
    FileKind.ODS: read_ods,
    FileKind.XLSX: read_xlsx,
    FileKind.CSV: read_csv,
}
_WRITERS: dict[FileKind, Callable[[Iterable[Sheet]], bytes]] = {
    FileKind.ODS: write_ods,
    FileKind.XLSX: write_xlsx,
    FileKind.CSV: write_csv,
}
_PACKED = b"PK"
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def kind_of(name: str, content: bytes) -> FileKind | None:
    """What kind of table file this is: by what it holds, then by its name; nothing if it is none."""
    if content.startswith(_PACKED):
        if b"opendocument.spreadsheet" in content[:200]:
            return FileKind.ODS
        return FileKind.XLSX if b"xl/workbook" in content else None
    return FileKind.CSV if name.lower().endswith((".csv", ".tsv", ".txt")) else None


def read_file(name: str, content: bytes) -> Brought:
    """The sheets of a table file that somebody brings. Raises SheetError."""
    if len(content) > MOST_BYTES:
        raise SheetError(SheetFault.TOO_LARGE)
    kind = kind_of(name, content)
    if kind is None:
        raise SheetError(SheetFault.UNKNOWN_KIND)
    brought = _READERS[kind](content)
    if not any(sheet.rows for sheet in brought.sheets):
        raise SheetError(SheetFault.EMPTY)
    return brought


def write_file(kind: FileKind, sheets: Iterable[Sheet]) -> bytes:
    """The sheets as a table file; the same sheets give the same bytes."""
    return _WRITERS[kind]([_writable(sheet) for sheet in sheets])


def _writable(sheet: Sheet) -> Sheet:
    """The sheet without the control characters that no packed table can hold; nobody can read them anyway."""
    return replace(sheet, rows=tuple(tuple(_UNWRITABLE.sub("", cell) for cell in row) for row in sheet.rows))
