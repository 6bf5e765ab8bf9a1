"""Reading what is counted per school: pupils and the social index."""

import re
from datetime import date

from .kinds import FileKind
from .said import Figures
from .sentences import RegisterError
from .sentences import gettext_noop as _
from .table import Row, Table, read_rows
from .values import amount, digits

#: The column, the lowest and the highest figure of each kind of file.
COUNTED = {FileKind.PUPILS: ("Anzahl", 0, 9999), FileKind.SOCIAL_INDEX: ("Sozialindexstufe", 1, 9)}
AUGUST = 8


def read_figures(table: Table, kind: FileKind, today: date) -> Figures:
    """The figures of one file; a field without a figure says nothing of its school."""
    table.require(kind.needs)
    column, lowest, highest = COUNTED[kind]
    lines: dict[str, int] = {}

    def read(row: Row) -> tuple[str, int] | None:
        number = digits(row["Schulnummer"], 6, "Schulnummer")
        if first := lines.get(number):
            raise RegisterError(
                _("„%(file)s“, Zeile %(line)s: Die Schulnummer %(number)s steht schon in Zeile %(first)s."),
                file=table.file,
                line=row.line,
                number=number,
                first=first,
            )
        lines[number] = row.line
        return (number, amount(row[column], column, lowest, highest)) if row[column] else None

    found, rejected = read_rows(table, "Schulnummer", "", read)
    if not lines:
        raise RegisterError(_("„%(file)s“ enthält keine Zeile mit einer Schule."), file=table.file)
    return Figures(school_year_of(table.file, today), dict(pair for pair in found if pair), tuple(rejected))


def school_year_of(file: str, today: date) -> int:
    """The year in which the school year of the figures begins, from the file's name or else from today.

    The files carry no year inside; their names do, as a day (2026-06-07) or as a school year (sj_25_26).
    """
    if year := re.search(r"(?i)sj[_-]?(?:20)?(\d\d)[_-](?:20)?\d\d(?!\d)", file):
        return 2000 + int(year[1])
    if year := re.search(r"(?<!\d)(20\d\d)-(\d\d)-\d\d(?!\d)", file):
        return int(year[1]) - (int(year[2]) < AUGUST)
    return today.year - (today.month < AUGUST)
