"""Made-up register files in the layouts of the official ones; no row exists in any real register."""

from collections.abc import Iterable

from rundtisch.interop.rules.register.files import NamedBytes

HEADER = (
    "Schulnummer;Schulform;Schulbezeichnung_1;Schulbezeichnung_2;Schulbezeichnung_3;Kurzbezeichnung;PLZ;Ort;Strasse;"
    "Telefonvorwahl;Telefon;Faxvorwahl;Fax;E-Mail;Homepage;Rechtsform;Traegernummer;Gemeindeschluessel;"
    "Schulbetriebsschluessel;Schulbetriebsdatum;EPSG;UTMRechtswert;UTMHochwert"
)
OF_AUTHORITIES = "SchulNr;RegSchl;ABez1;ABez2;ABez3;PLZ;Ort;Strasse;TelVorw;Telefon;SF;KurzBez;ArtDerTraegerschaft"
OLD_COLUMNS = HEADER.split(";")
NEW_COLUMNS = [*OLD_COLUMNS[:6], "Bezirksregierung", *OLD_COLUMNS[6:]]

SCHOOL = {
    "Schulnummer": "900001",
    "Schulform": "02",
    "Schulbezeichnung_1": "Städt. Grundschule am Wäldchen",
    "Kurzbezeichnung": "Musterau, GG am Wäldchen",
    "Bezirksregierung": "7",
    "PLZ": "99991",
    "Ort": "Musterau",
    "Strasse": "Waldstr. 1",
    "Telefonvorwahl": "09999",
    "Telefon": "1234",
    "E-Mail": "900001@schule.example",
    "Homepage": "https://waeldchen.example",
    "Rechtsform": "1",
    "Traegernummer": "90001",
    "Gemeindeschluessel": "05999001",
    "Schulbetriebsschluessel": "1",
    "Schulbetriebsdatum": "01.08.1973",
    "EPSG": "null",
}
OFFICE = {
    **SCHOOL,
    "Schulnummer": "690999",
    "Schulform": "0A",
    "Schulbezeichnung_1": "Schulamt",
    "Schulbezeichnung_2": "für den Kreis Musterland",
    "Kurzbezeichnung": "Musterau, Schulamt Kreis Musterland",
    "Traegernummer": "0",
}


def school(number: str = "900001", **fields: str) -> dict[str, str]:
    """A row of the schools file; what matters is said by column name."""
    return {**SCHOOL, "Schulnummer": number, **fields}


def csv(columns: Iterable[str], rows: Iterable[dict[str, str]], *, end: str = "\n") -> str:
    """Rows in the official manner: `sep=;`, an empty column at the end of the header, every field quoted."""
    lines = ["sep=;", ";".join(columns) + ";"]
    lines += [";".join(f'"{row.get(column, "")}"' for column in columns) for row in rows]
    return end.join(lines) + end


def schools_file(
    *rows: dict[str, str], columns: Iterable[str] = NEW_COLUMNS, name: str = "schuldaten.csv"
) -> NamedBytes:
    """A schools file in the current layout, or in the columns given."""
    return NamedBytes(name, csv(list(columns), rows).encode())


def authorities_file(*rows: dict[str, str]) -> NamedBytes:
    """A catalogue of authorities."""
    columns = OF_AUTHORITIES.split(";")
    town = {"SchulNr": "90001", "RegSchl": "999001", "ABez1": "Stadt Musterau", "Ort": "Musterau", "SF": "00"}
    rows_of_file = [{**town, "ArtDerTraegerschaft": "06", **row} for row in rows or ({},)]
    lines = [";".join(columns), *(";".join(row.get(column, "") for column in columns) for row in rows_of_file)]
    return NamedBytes("traeger.csv", "\n".join(lines).encode())


def pupils_file(counts: dict[str, str], name: str = "anzahlen_2026-06-07.csv") -> NamedBytes:
    """Pupils per school."""
    rows = [{"Schulnummer": number, "Anzahl": count} for number, count in counts.items()]
    return NamedBytes(name, csv(["Schulnummer", "Anzahl"], rows).encode())


def social_index_file(levels: dict[str, str]) -> NamedBytes:
    """The social index as it is published: CP850, CRLF, nothing quoted."""
    lines = ["Schulnummer;Kurzbezeichnung;Bezirksregierung;Kreis;Sozialindexstufe"]
    lines += [f"{number};Musterau, GG Wäldchen;BR Köln;Kreis Düß;{level}" for number, level in levels.items()]
    return NamedBytes("schulliste_sj_25_26.csv", ("\r\n".join(lines) + "\r\n").encode("cp850"))


def municipalities_file(*places: tuple[str, str, str]) -> NamedBytes:
    """Municipalities as key, name and county."""
    lines = ["ARS;AGS;Gemeinde;Kreis_RS5;Kreis;Land_RS2;Land"]
    lines += [f"{ags}0000;{ags};{name};{ags[:5]};{county};05;Musterland" for ags, name, county in places]
    return NamedBytes("gemeinden.csv", ("\r\n".join(lines) + "\r\n").encode())
