"""Reading the schools file (Schulgrunddaten), in its old layout and in the current one."""

from collections.abc import Collection
from datetime import date

from .kinds import FileKind
from .said import Said, SchoolFile, Value
from .sentences import RegisterError, RowError
from .sentences import gettext_noop as _
from .table import Row, Table, read_rows
from .values import (
    address_of_mail,
    address_of_website,
    authority_number,
    day,
    digits,
    full_name,
    municipality_key,
    name_without_town,
    within_length,
)

#: Operating keys: 5 and 9 are closed, 0 and 2 close on a day, 3 begins on a day, 4 rests, 1 and 6 are open.
CLOSED = frozenset("59")
CLOSING = frozenset("02")
OPENING = "3"
OPERATING = CLOSED | CLOSING | frozenset("1346")

#: Under this kind the register keeps offices of the supervision.
OFFICE = "0A"
OFFICES = {"Schulamt": "supervision_lower", "Bezirksregierung": "supervision_upper"}
PRIVATE = "2"


def read_schools(table: Table, kinds: Collection[str]) -> SchoolFile:
    """Schools and offices of the file; a row of a kind that the code list does not know is rejected."""
    table.require(FileKind.SCHOOLS.needs)
    reader = _Reader(table, kinds)
    found, rejected = read_rows(table, "Schulnummer", "Gemeindeschluessel", reader.read)
    if not found:
        raise RegisterError(_("„%(file)s“ enthält keine Zeile mit einer Schule."), file=table.file)
    schools = tuple(said for said in found if "school_kind" in said.facts)
    return SchoolFile(
        schools=schools,
        offices=tuple(said for said in found if "school_kind" not in said.facts),
        private_authorities=frozenset(reader.of_private_schools - reader.of_public_schools),
        rejected=tuple(rejected),
    )


class _Reader:
    """Reads row after row and remembers which numbers it has met."""

    def __init__(self, table: Table, kinds: Collection[str]) -> None:
        self.table = table
        self.kinds = kinds
        self.lines: dict[str, int] = {}
        self.of_private_schools: set[str] = set()
        self.of_public_schools: set[str] = set()

    def read(self, row: Row) -> Said:
        """One school or office."""
        number = digits(row["Schulnummer"], 6, "Schulnummer")
        self._refuse_second(number, row.line)
        key = row["Schulbetriebsschluessel"]
        if key not in OPERATING:
            raise RowError(_("Den Schulbetriebsschluessel „%(key)s“ gibt es nicht."), key=key[:10])
        facts: dict[str, Value] = {
            **self._name_and_place(row),
            **self._kind_and_authority(row),
            **_days(key, day(row["Schulbetriebsdatum"], "Schulbetriebsdatum")),
        }
        return Said(number, facts, is_closed=key in CLOSED)

    def _refuse_second(self, number: str, line: int) -> None:
        if first := self.lines.get(number):
            raise RegisterError(
                _("„%(file)s“, Zeile %(line)s: Die Schulnummer %(number)s steht schon in Zeile %(first)s."),
                file=self.table.file,
                line=line,
                number=number,
                first=first,
            )
        self.lines[number] = line

    def _kind_and_authority(self, row: Row) -> dict[str, Value]:
        kind = row["Schulform"]
        if kind == OFFICE:
            word = row["Schulbezeichnung_1"].partition(" ")[0]
            if word not in OFFICES:
                raise RowError(_("Die Zeile ist weder Schule noch Schulamt noch Bezirksregierung."))
            short = name_without_town(row["Kurzbezeichnung"])
            return {"kind": OFFICES[word], "short_name": f"{word} {row['Ort']}" if short == word else short}
        kind = kind.zfill(2)
        if kind not in self.kinds:
            raise RowError(_("Die Schulform „%(kind)s“ steht nicht im Schlüsselverzeichnis."), kind=kind[:10])
        authority = authority_number(row["Traegernummer"], "Traegernummer")
        if authority:
            is_private = row["Rechtsform"] == PRIVATE
            (self.of_private_schools if is_private else self.of_public_schools).add(authority)
        return {"school_kind": kind, "authority": authority}

    def _name_and_place(self, row: Row) -> dict[str, Value]:
        name = full_name(row[f"Schulbezeichnung_{place}"] for place in (1, 2, 3)) or row["Kurzbezeichnung"]
        if not name:
            raise RowError(_("Die Bezeichnung der Schule ist leer."))
        said = {"name": name, "town": row["Ort"]}
        columns = {
            "Kurzbezeichnung": ("short_name", name_without_town(row["Kurzbezeichnung"])),
            "Strasse": ("street", row["Strasse"]),
            "PLZ": ("postcode", row["PLZ"]),
            "E-Mail": ("email", address_of_mail(row["E-Mail"])),
            "Telefon": ("phone", f"{row['Telefonvorwahl']} {row['Telefon']}".strip()),
            "Homepage": ("website", address_of_website(row["Homepage"])),
        }
        said |= {field: text for column, (field, text) in columns.items() if self.table.says(column)}
        municipality = municipality_key(row["Gemeindeschluessel"], "Gemeindeschluessel")
        return {**within_length(said), "municipality": municipality}


def _days(key: str, on: date | None) -> dict[str, Value]:
    """What the day means beside its key; a closed school without a day leaves the end to the directory."""
    if key in CLOSED:
        return {"ends_on": on} if on else {}
    if key == OPENING and on:
        return {"ends_on": None, "begins_on": on}
    return {"ends_on": on if key in CLOSING else None}
