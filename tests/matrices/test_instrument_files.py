"""An instrument goes out as YAML and as a table, and comes in again as it was; what is wrong is said all at once."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
import yaml
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings

from rundtisch.matrices import queries
from rundtisch.matrices.models import Instrument as StoredInstrument
from rundtisch.matrices.queries.instrument_file import InstrumentRefusal, instrument_as_file, read_instrument_file
from rundtisch.matrices.rules.instrument import Instrument
from rundtisch.matrices.rules.instrument_problems import problems_of
from rundtisch.matrices.services.instruments import SUPPLIED

from .instruments import instruments

KINDS = ["yaml", "ods", "xlsx", "csv"]
SIMPLE = """Bereich;Kategorie;Leitfrage;Kurzfassung;Stand 0: offen;Stand 1: da
Technik;Netz;Wie schnell ist es?;ja;langsam;schnell
;Geräte;Wer hat eines?;;keiner;alle
"""
HEAD = "Blatt;Matrix\nSchlüssel;seenland\nFassung;1\nTitel;Matrix Seenland\nFür;Schulen\nBlatt;Kategorien\n"
BROUGHT = (HEAD + SIMPLE).encode()


def refused(name: str, content: bytes) -> tuple[str, ...]:
    with pytest.raises(InstrumentRefusal) as refusal:
        read_instrument_file(name, content)
    return refusal.value.problems


def book(*rows: tuple[object, ...]) -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    page = made.worksheets[0]
    page.title = "Kategorien"
    for row in rows:
        page.append(row)
    head = made.create_sheet("Matrix")
    for row in (("Schlüssel", "seenland"), ("Fassung", "1"), ("Titel", "Matrix Seenland"), ("Für", "Schulen")):
        head.append(row)
    return made


def packed(made: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


@pytest.mark.parametrize("file", sorted(SUPPLIED.glob("*.yaml")), ids=lambda file: file.stem)
def test_the_first_export_holds_what_the_supplied_file_holds(file: Path) -> None:
    supplied = file.read_bytes()

    exported = instrument_as_file(queries.read_instrument(supplied), "yaml")

    def said(content: bytes) -> object:
        return yaml.safe_load(content)

    assert said(exported) == said(supplied)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("file", sorted(SUPPLIED.glob("*.yaml")), ids=lambda file: file.stem)
def test_export_import_export_gives_the_same_bytes(file: Path, kind: str) -> None:
    instrument = queries.read_instrument(file.read_bytes())

    first = instrument_as_file(instrument, kind)
    again = read_instrument_file(f"matrix.{kind}", first)

    assert again == instrument
    assert instrument_as_file(again, kind) == first


@pytest.mark.parametrize("kind", KINDS)
@given(instrument=instruments())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_sound_instrument_comes_in_as_it_went_out(kind: str, instrument: Instrument) -> None:
    assert problems_of(instrument) == ()

    assert read_instrument_file(f"matrix.{kind}", instrument_as_file(instrument, kind)) == instrument


def test_a_list_of_dimensions_is_enough(db: None, tmp_path: Path) -> None:
    file = tmp_path / "seenland.csv"
    file.write_bytes(BROUGHT)

    call_command("import_instrument", str(file))

    stored = StoredInstrument.objects.get()
    assert (stored.key, stored.title, list(stored.stages.values_list("value", "label"))) == (
        "seenland",
        "Matrix Seenland",
        [(0, "offen"), (1, "da")],
    )
    assert list(stored.dimensions.values_list("key", "number", "title", "is_core", "area__key")) == [
        ("netz", "1.1", "Netz", True, "bereich_technik"),
        ("geraete", "1.2", "Geräte", False, "bereich_technik"),
    ]


@pytest.mark.parametrize("kind", ["ods", "xlsx"])
def test_a_table_of_a_region_comes_in_whatever_program_wrote_it(kind: str) -> None:
    instrument = read_instrument_file("seenland.csv", BROUGHT)

    assert read_instrument_file(f"x.{kind}", instrument_as_file(instrument, kind)) == instrument


def test_everything_wrong_in_a_table_is_said_with_row_and_column(db: None, tmp_path: Path) -> None:
    made = book(
        ("Bereich", "Schlüssel", "Kategorie", "Leitfrage", "Kurzfassung", "Stand 0", "Stand 1", "Farbe"),
        ("Technik", "netz", "Netz", "Wie?", "vielleicht", "langsam", "schnell", "rot"),
        ("Technik", "netz", "Geräte", "=1+1", "ja", None, "alle", None),
        ("Technik", "strom", None, "Woher?", "ja", "nichts", "viel", None),
    )
    made.worksheets[0].merge_cells("A5:B6")

    assert refused("x.xlsx", packed(made)) == (
        "Kategorien, Zeile 2, Spalte E: Bitte schreiben Sie „ja“ oder „nein“.",
        "Kategorien, Zeile 3, Spalte B: Schlüssel: „netz“ steht doppelt.",
        "Kategorien, Zeile 3, Spalte D: Hier steht eine Formel. Bitte setzen Sie den Text selbst ein.",
        "Kategorien, Zeile 3, Spalte F: Beschreibung: Hier fehlt noch etwas.",
        "Kategorien, Zeile 4, Spalte C: Titel: Hier fehlt noch etwas.",
        "Kategorien, Zeile 5, Spalte A: Hier sind Zellen verbunden. Bitte heben Sie das auf und füllen Sie jede Zelle.",
    )
    file = tmp_path / "x.xlsx"
    file.write_bytes(packed(made))
    with pytest.raises(CommandError, match="Zeile 3, Spalte F"):
        call_command("import_instrument", str(file))
    assert not StoredInstrument.objects.exists()


def test_missing_stages_and_columns_are_said() -> None:
    assert refused("x.csv", (HEAD + "Bereich;Kategorie;Stand 0\nTechnik;Netz;langsam\n").encode()) == (
        "Kategorien, Zeile 7, Spalte A: Die Spalte „Leitfrage“ fehlt.",
        "Kategorien, Zeile 7, Spalte C: Stände: Es braucht mindestens 2 Stände, hier sind es 1.",
    )


def test_a_head_that_is_not_there_is_asked_for() -> None:
    assert refused("x.csv", SIMPLE.encode()) == (
        "Zeile 1, Spalte A: Bitte sagen Sie, für wen die Matrix ist: „Schulen“ oder „Schulträger“.",
        "Zeile 1, Spalte A: Schlüssel: Hier fehlt noch etwas.",
        "Zeile 1, Spalte A: Fassung: Hier fehlt noch etwas.",
        "Zeile 1, Spalte A: Titel: Hier fehlt noch etwas.",
    )


def test_two_thousand_dimensions_are_too_many() -> None:
    rows = "".join(f"Technik;Kategorie {number};Wie?;;nein;ja\n" for number in range(2000))

    assert refused("x.csv", (HEAD + SIMPLE.splitlines()[0] + "\n" + rows).encode()) == (
        "Kategorien, Zeile 7, Spalte B: Kategorien: 2000 Kategorien sind zu viele, höchstens 200.",
    )


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", b" " * 60 * 1024 * 1024)
    return file.getvalue()


def declaring() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("content.xml", '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>')
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("x.xlsx", bomb(), "Die Datei ist zu groß für eine Matrix."),
        ("x.ods", declaring(), "Die Tabelle lässt sich nicht lesen. Bitte speichern Sie sie noch einmal."),
        ("x.csv", b"a;" * 3_000_000, "Die Datei ist zu groß für eine Matrix."),
        ("x.csv", b"\n", "Die Tabelle ist leer."),
        ("x.csv", b"a;b\n" * 6000, "Die Tabelle hat zu viele Blätter, Zeilen oder Spalten für eine Matrix."),
        ("x.csv", b'a;"b\n', "Die Tabelle lässt sich nicht lesen. Bitte speichern Sie sie noch einmal."),
        ("x.docx", b"PK\x03\x04 word/document", "Diese Datei ist keine Matrix. Möglich sind YAML, ODS, XLSX und CSV."),
        ("x.png", b"\x89PNG", "Diese Datei ist keine Matrix. Möglich sind YAML, ODS, XLSX und CSV."),
        (
            "x.xlsx",
            b"PK\x03\x04 xl/workbook",
            "Die Tabelle lässt sich nicht lesen. Bitte speichern Sie sie noch einmal.",
        ),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_one_sentence(name: str, content: bytes, sentence: str) -> None:
    assert refused(name, content) == (sentence,)


def test_a_whole_merged_sheet_costs_nothing() -> None:
    made = book(("Bereich", "Kategorie", "Leitfrage", "Stand 0", "Stand 1"), ("A", "B", "C", "D", "E"))
    file = packed(made)
    merged = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(merged, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            if part.endswith("sheet1.xml"):
                text = text.replace(
                    b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>'
                )
            new.writestr(part, text)

    assert [problem[:31] for problem in refused("x.xlsx", merged.getvalue())] == ["Kategorien, Zeile 3, Spalte A: "]
