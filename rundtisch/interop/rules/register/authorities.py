"""Reading the catalogue of school authorities."""

from .kinds import FileKind
from .said import Said, SideFile, Value
from .sentences import RegisterError, RowError
from .sentences import gettext_noop as _
from .table import Row, Table, read_rows
from .values import authority_number, full_name, home_municipality_key, name_without_town, within_length

#: In this catalogue an authority carries 00 where a school carries its kind.
AUTHORITY = "00"
TOWNS = frozenset({"03", "06"})
COUNTY = "04"
ASSOCIATION = "08"
STATE = frozenset({"02", "09", "14", "70"})
#: Chambers are public bodies of their own kind.
CHAMBERS = frozenset({"10", "11", "12"})


def read_authorities(table: Table) -> SideFile:
    """All authorities of the catalogue."""
    table.require(FileKind.AUTHORITIES.needs)
    lines: dict[str, int] = {}

    def read(row: Row) -> Said:
        if row["SF"] != AUTHORITY:
            raise RowError(_("Die Zeile ist kein Schulträger (SF ist „%(kind)s“ statt „00“)."), kind=row["SF"][:10])
        number = authority_number(row["SchulNr"], "SchulNr")
        if not number:
            raise RowError(_("Die Nummer des Schulträgers ist leer."))
        if first := lines.get(number):
            raise RegisterError(
                _("„%(file)s“, Zeile %(line)s: Die Nummer %(number)s steht schon in Zeile %(first)s."),
                file=table.file,
                line=row.line,
                number=number,
                first=first,
            )
        lines[number] = row.line
        return Said(number, _facts(table, row))

    found, rejected = read_rows(table, "SchulNr", "RegSchl", read)
    if not found:
        raise RegisterError(_("„%(file)s“ enthält keinen Schulträger."), file=table.file)
    return SideFile(tuple(found), tuple(rejected))


def _facts(table: Table, row: Row) -> dict[str, Value]:
    body = row["ArtDerTraegerschaft"].zfill(2)
    # Towns and counties write departments and officials into the further lines.
    lines = ("ABez1",) if body in TOWNS or body == COUNTY else ("ABez1", "ABez2", "ABez3")
    name = full_name(row[line] for line in lines)
    if not name:
        raise RowError(_("Der Name des Schulträgers ist leer."))
    said = {"name": name, "town": row["Ort"]}
    columns = {
        "KurzBez": ("short_name", name_without_town(row["KurzBez"], row["Ort"])),
        "Strasse": ("street", row["Strasse"]),
        "PLZ": ("postcode", row["PLZ"]),
        "Telefon": ("phone", f"{row['TelVorw']} {row['Telefon']}".strip()),
    }
    said |= {field: text for column, (field, text) in columns.items() if table.says(column)}
    municipality = home_municipality_key(row["RegSchl"], "RegSchl")
    return {**within_length(said), "municipality": municipality, "authority_kind": authority_kind(body)}


def authority_kind(body: str) -> str:
    """The kind of body behind a school, from the official key of its legal form."""
    if body in TOWNS:
        return "municipal"
    if body == COUNTY:
        return "county"
    if body == ASSOCIATION:
        return "association"
    if body in STATE:
        return "state"
    return "" if body in CHAMBERS else "private"
