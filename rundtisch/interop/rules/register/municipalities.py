"""Reading the list of German municipalities."""

from .kinds import FileKind
from .said import Said, SideFile
from .sentences import RegisterError, RowError
from .sentences import gettext_noop as _
from .table import Row, Table, read_rows
from .values import digits, municipality_key

LONGEST = 120


def read_municipalities(table: Table) -> SideFile:
    """All municipalities with the county in which they lie."""
    table.require(FileKind.MUNICIPALITIES.needs)
    lines: dict[str, int] = {}

    def read(row: Row) -> Said:
        key = municipality_key(row["AGS"], "AGS")
        if first := lines.get(key):
            raise RegisterError(
                _("„%(file)s“, Zeile %(line)s: Der Gemeindeschlüssel %(number)s steht schon in Zeile %(first)s."),
                file=table.file,
                line=row.line,
                number=key,
                first=first,
            )
        lines[key] = row.line
        county = digits(row["Kreis_RS5"].zfill(5), 5, "Kreis_RS5")
        name = plain_name(row["Gemeinde"])
        if not name or len(name) > LONGEST or len(row["Kreis"]) > LONGEST:
            raise RowError(_("Der Name der Gemeinde ist leer oder zu lang."))
        return Said(key, {"name": name, "county": f"{county} {plain_name(row['Kreis'])}"})

    found, rejected = read_rows(table, "AGS", "AGS", read)
    if not found:
        raise RegisterError(_("„%(file)s“ enthält keine Gemeinde."), file=table.file)
    return SideFile(tuple(found), tuple(rejected))


def plain_name(official: str) -> str:
    """The name without its addition: Gütersloh for „Gütersloh, Stadt“."""
    return official.partition(", ")[0]
