"""Table files that people bring and take along: ODS, XLSX and CSV, read and written in one place."""

from .files import FileKind, kind_of, read_file, write_file
from .sheet import Brought, Oddity, OddityKind, Sheet, SheetError, SheetFault, column_name, padded

__all__ = [
    "Brought",
    "FileKind",
    "Oddity",
    "OddityKind",
    "Sheet",
    "SheetError",
    "SheetFault",
    "column_name",
    "kind_of",
    "padded",
    "read_file",
    "write_file",
]
