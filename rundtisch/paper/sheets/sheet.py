"""A sheet: named rows of texts, whatever program wrote them, and what in it is no plain text."""

from dataclasses import dataclass
from enum import StrEnum

#: More than any table of this field needs; a file beyond it was made by mistake or in order to harm.
MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 5000
MOST_COLUMNS = 100
MOST_SHEETS = 20

_LETTERS = 26


class SheetFault(StrEnum):
    """Why a file cannot be read at all."""

    UNKNOWN_KIND = "unknown_kind"
    TOO_LARGE = "too_large"
    TOO_MANY_CELLS = "too_many_cells"
    UNREADABLE = "unreadable"
    EMPTY = "empty"


class SheetError(Exception):
    """A table file cannot be read; the part that asked says why in words."""

    def __init__(self, fault: SheetFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class OddityKind(StrEnum):
    """What a cell holds or is instead of a text that everybody reads alike."""

    FORMULA = "formula"
    MERGED = "merged"
    DAY = "day"
    ERROR = "error"


@dataclass(frozen=True)
class Oddity:
    """A cell that is no plain text, by sheet, row and column counted from 1."""

    kind: OddityKind
    sheet: str
    row: int
    column: int


@dataclass(frozen=True)
class Sheet:
    """Rows of texts under a name; `first_row` is where the first of them stands in its file."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    first_row: int = 1


@dataclass(frozen=True)
class Brought:
    """What a table file holds."""

    sheets: tuple[Sheet, ...]
    oddities: tuple[Oddity, ...] = ()


def column_name(column: int) -> str:
    """The letters that table programs show for a column counted from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The column counted from 1 that these letters name."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def trimmed(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    """The rows without empty cells at their ends and without empty rows at the end."""
    kept = [list(row) for row in rows]
    for row in kept:
        while row and not row[-1]:
            row.pop()
    while kept and not kept[-1]:
        kept.pop()
    return tuple(tuple(row) for row in kept)


def padded(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    """The row with empty cells up to this width."""
    return (*row, *[""] * (width - len(row)))
