"""From bytes to rows: encodings, layouts and files that are none."""

import pytest

from rundtisch.interop.rules.register.sentences import RegisterError
from rundtisch.interop.rules.register.table import Rejection, Row, read_table
from rundtisch.interop.rules.register.text import read_text

WORDS = "Schulnummer;Ort\n900001;Köln, Straße über Ähren"


def complaint(content: bytes) -> str:
    with pytest.raises(RegisterError) as error:
        list(read_table(content, "liste.csv").body())
    return str(error.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp850", "cp1252", "latin-1"])
def test_german_letters_survive_every_usual_encoding(encoding: str) -> None:
    text = read_text(WORDS.encode(encoding), "liste.csv")

    assert text == WORDS


@pytest.mark.parametrize("letter", "äöüÄÖÜß")
@pytest.mark.parametrize("encoding", ["cp850", "cp1252"])
def test_a_single_german_letter_tells_the_encoding(letter: str, encoding: str) -> None:
    assert read_text(f"Ort\n{letter}".encode(encoding), "liste.csv") == f"Ort\n{letter}"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "„liste.csv“ ist leer."),
        (b"\xef\xbb\xbf \n", "„liste.csv“ ist leer."),
        (
            b"PK\x03\x04rest",
            "„liste.csv“ ist ein ZIP-Archiv oder eine Tabelle (XLSX, ODS). Bitte speichern Sie sie als CSV.",
        ),
        (b"%PDF-1.7", "„liste.csv“ ist ein PDF-Dokument. Erwartet wird eine CSV-Datei."),
        (b"\x1f\x8b\x08", "„liste.csv“ ist gepackt (gzip). Bitte entpacken Sie die Datei zuerst."),
        (b"a;b\n\x00;2", "„liste.csv“ ist keine Textdatei. Erwartet wird eine CSV-Datei."),
        (b"<!DOCTYPE html>", "„liste.csv“ ist eine Internetseite und keine CSV-Datei."),
        (b'{"a": 1}', "„liste.csv“ ist eine JSON-Datei. Erwartet wird eine CSV-Datei."),
        (
            "a;b\n1;2".encode("utf-16"),
            "„liste.csv“ ist in UTF-16 gespeichert. Bitte speichern Sie die Datei als „CSV UTF-8“.",
        ),
        (
            b"just words",
            "„liste.csv“, Zeile 1: Hier stehen keine Spaltennamen. Erwartet wird eine CSV-Datei.",
        ),
        (b"a;b;a\n1;2;3", "„liste.csv“, Zeile 1: Die Spalte „a“ steht zweimal in der Kopfzeile."),
        (
            b'a;b\n1;2\n3;"4\n5;6',
            "„liste.csv“, ab Zeile 3: Ein Anführungszeichen ist nicht geschlossen oder ein Feld ist zu lang.",
        ),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(content: bytes, sentence: str) -> None:
    assert complaint(content) == sentence


@pytest.mark.parametrize("broken", ["Köln".encode() + b"\xfc", "K\ufffdln".encode(), "KÃ¶ln".encode()])
def test_lost_letters_are_named_with_their_line(broken: bytes) -> None:
    said = complaint(b"Nr;Ort\n1;Bonn\n2;" + broken)

    assert said == (
        "„liste.csv“, Zeile 3: Die Umlaute sind zerstört. Bitte laden Sie die Datei unverändert neu herunter."
    )


def test_two_hundred_thousand_lines_end_at_a_clear_limit() -> None:
    said = complaint(b"Nr;Ort\n" + b"1;Bonn\n" * 200_000)

    assert said == "„liste.csv“ hat mehr als 60.000 Zeilen. Das ist kein Schulverzeichnis eines Landes."


def test_a_file_of_many_megabytes_is_refused_before_it_is_read() -> None:
    assert complaint(b"x" * (32 * 1024 * 1024 + 1)) == (
        "„liste.csv“ ist größer als 32 MB. Das ist kein Schulverzeichnis."
    )


@pytest.mark.parametrize(
    "text",
    [
        'sep=;\nNr;Ort;\n"1";"Bonn"\n',
        "sep=;\r\nNr;Ort;\r\n1;Bonn;\r\n",
        "Nr,Ort\n1,Bonn\n",
        "Nr\tOrt\n1\tBonn\n",
        'sep=,\nNr,Ort\n1,"Bonn"\n',
    ],
)
def test_columns_are_found_by_name_in_every_layout(text: str) -> None:
    table = read_table(text.encode(), "liste.csv")

    assert [row.values for row in table.body() if isinstance(row, Row)] == [{"Nr": "1", "Ort": "Bonn"}]


def test_a_line_break_inside_quotes_stays_in_its_field_and_lines_are_counted_on() -> None:
    table = read_table(b'sep=;\nNr;Ort\n1;"Bad\nMuster"\n2;Bonn\n', "liste.csv")

    assert list(table.body()) == [Row(3, {"Nr": "1", "Ort": "Bad Muster"}), Row(5, {"Nr": "2", "Ort": "Bonn"})]


def test_a_row_with_shifted_fields_is_rejected_and_the_others_stay() -> None:
    first, second, third = read_table(b"Nr;Ort\n1;Bonn;zu viel\n2\n3;Ulm\n", "liste.csv").body()

    assert isinstance(first, Rejection)
    assert str(first.reason) == "Die Zeile hat 3 Felder, die Kopfzeile nennt 2."
    assert isinstance(second, Rejection)
    assert str(second.reason) == "Die Zeile hat 1 Felder, die Kopfzeile nennt 2."
    assert third == Row(4, {"Nr": "3", "Ort": "Ulm"})
