"""From text to rows: columns by name, the `sep=;` line, the empty field at the end, quoted line breaks."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from .sentences import RegisterError, RowError, Sentence
from .sentences import gettext_noop as _
from .text import read_text
from .values import cleaned

#: All German municipalities are 10,943 rows, all schools of the largest state 5,507.
MAX_ROWS = 60_000
DELIMITERS = ";,\t|"

T = TypeVar("T")


@dataclass(frozen=True)
class Row:
    """One row of a file: where it stands and what its columns say."""

    line: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")


@dataclass(frozen=True)
class Rejection:
    """A row that cannot be used, with the reason; municipality key and number as far as they can be read."""

    file: str
    line: int
    number: str
    ags: str
    reason: Sentence


@dataclass(frozen=True)
class Table:
    """A file with a header row."""

    file: str
    columns: tuple[str, ...]
    body: Callable[[], Iterator[Row | Rejection]]
    header_line: int

    def says(self, column: str) -> bool:
        """Whether the file has this column at all."""
        return column in self.columns

    def require(self, columns: Sequence[str]) -> None:
        """Name every column that is needed and not there."""
        absent = [column for column in columns if not self.says(column)]
        if len(absent) == 1:
            raise RegisterError(
                _("„%(file)s“, Zeile %(line)s: Die Spalte „%(column)s“ fehlt."),
                file=self.file,
                line=self.header_line,
                column=absent[0],
            )
        if absent:
            raise RegisterError(
                _("„%(file)s“, Zeile %(line)s: Diese Spalten fehlen: %(columns)s."),
                file=self.file,
                line=self.header_line,
                columns=", ".join(absent),
            )


def read_table(content: bytes, file: str) -> Table:
    """The rows of a CSV file by column names; RegisterError when there is no header to go by."""
    text = read_text(content, file)
    header_line, delimiter = 1, ""
    if text.startswith("sep="):
        first, _newline, text = text.partition("\n")
        header_line, delimiter = 2, first[4:5]
    delimiter = delimiter or _likely_delimiter(text)
    columns = _columns(text, delimiter, file, header_line)

    def body() -> Iterator[Row | Rejection]:
        return _rows(text, delimiter, columns, file, header_line)

    return Table(file, columns, body, header_line)


def _likely_delimiter(text: str) -> str:
    header = text.partition("\n")[0]
    return max(DELIMITERS, key=header.count)


def _columns(text: str, delimiter: str, file: str, line: int) -> tuple[str, ...]:
    names = next(csv.reader(io.StringIO(text.partition("\n")[0]), delimiter=delimiter), [])
    columns = tuple(cleaned(name) for name in names)
    named = [column for column in columns if column]
    if len(named) < 2:  # noqa: PLR2004 - a table of one column names nothing by number
        raise RegisterError(
            _("„%(file)s“, Zeile %(line)s: Hier stehen keine Spaltennamen. Erwartet wird eine CSV-Datei."),
            file=file,
            line=line,
        )
    for column in named:
        if named.count(column) > 1:
            raise RegisterError(
                _("„%(file)s“, Zeile %(line)s: Die Spalte „%(column)s“ steht zweimal in der Kopfzeile."),
                file=file,
                line=line,
                column=column,
            )
    return columns


def _rows(
    text: str, delimiter: str, columns: tuple[str, ...], file: str, header_line: int
) -> Iterator[Row | Rejection]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    last_named = max(place for place, column in enumerate(columns) if column) + 1
    line, count = header_line, 0
    try:
        next(reader)
        for fields in reader:
            line, previous = header_line - 1 + reader.line_num, line
            if not any(field.strip() for field in fields):
                continue
            count += 1
            if count > MAX_ROWS:
                raise RegisterError(
                    _("„%(file)s“ hat mehr als %(limit)s Zeilen. Das ist kein Schulverzeichnis eines Landes."),
                    file=file,
                    limit=f"{MAX_ROWS:,}".replace(",", "."),
                )
            yield _row(fields, columns, last_named, file, previous + 1)
    except csv.Error:
        raise RegisterError(
            _("„%(file)s“, ab Zeile %(line)s: Ein Anführungszeichen ist nicht geschlossen oder ein Feld ist zu lang."),
            file=file,
            line=line + 1,
        ) from None


def _row(fields: list[str], columns: tuple[str, ...], last_named: int, file: str, line: int) -> Row | Rejection:
    values = {column: cleaned(field) for column, field in zip(columns, fields, strict=False) if column}
    if len(fields) >= last_named and not any(fields[last_named:]):
        return Row(line, values)
    reason = Sentence(
        _("Die Zeile hat %(found)s Felder, die Kopfzeile nennt %(expected)s."), found=len(fields), expected=last_named
    )
    return Rejection(file, line, values.get(columns[0], "")[:12], "", reason)


def read_rows(table: Table, number: str, ags: str, read: Callable[[Row], T]) -> tuple[list[T], list[Rejection]]:
    """Every row read, and the rows that cannot be; `number` and `ags` are the columns that name them."""
    found: list[T] = []
    rejected: list[Rejection] = []
    for row in table.body():
        if isinstance(row, Rejection):
            rejected.append(row)
            continue
        try:
            found.append(read(row))
        except RowError as error:
            rejected.append(Rejection(table.file, row.line, row[number][:12], row[ags][:8], error.sentence))
    return found, rejected
