"""Table files: nothing in them becomes a formula, and nothing is read that was not looked at."""

import csv
import io
from zipfile import ZipFile

import openpyxl
import pytest

from rundtisch.paper.sheets import FileKind, Sheet, SheetError, SheetFault, read_file, write_file

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "＝1", '=HYPERLINK("https://evil.example")')
TABLE = [Sheet("Blatt 1", (("Kopf", "Zelle"), *((text, "x") for text in FORMULAS)))]


def repacked(file: bytes, change: dict[str, str], words: tuple[bytes, bytes] = (b"", b"")) -> bytes:
    """The packed file with parts under other names, and words put into the one that was renamed."""
    packed = io.BytesIO()
    with ZipFile(io.BytesIO(file)) as old, ZipFile(packed, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            for before, after in change.items():
                text = text.replace(before.encode(), after.encode())
            if name.rpartition("/")[2] in change:
                text = text.replace(*words, 1)
            new.writestr(name.replace(*next(iter(change.items()))), text)
    return packed.getvalue()


def test_no_text_becomes_a_formula_in_csv() -> None:
    rows = list(csv.reader(io.StringIO(write_file(FileKind.CSV, TABLE).decode("utf-8-sig"), newline=""), delimiter=";"))

    assert [row[0][0] for row in rows[2:]] == ["'"] * len(FORMULAS)


def test_no_text_becomes_a_formula_in_xlsx() -> None:
    page = openpyxl.load_workbook(io.BytesIO(write_file(FileKind.XLSX, TABLE))).worksheets[0]

    assert {cell.data_type for row in page.iter_rows() for cell in row} == {"s"}


def test_no_text_becomes_a_formula_in_ods() -> None:
    with ZipFile(io.BytesIO(write_file(FileKind.ODS, TABLE))) as parts:
        content = parts.read("content.xml")

    assert b"table:formula" not in content
    assert content.count(b'office:value-type="string"') == 2 * len(TABLE[0].rows)


@pytest.mark.parametrize("kind", list(FileKind))
def test_what_no_table_can_hold_is_left_out_and_stops_nothing(kind: FileKind) -> None:
    file = write_file(kind, [Sheet("Blatt 1", (("a\x0bb\x00", "c\x1f"), ("\ufffed", "e")))])

    assert read_file(f"x.{kind}", file).sheets[0].rows == (("ab", "c"), ("d", "e"))


def test_a_declaration_under_another_name_is_not_read() -> None:
    file = write_file(FileKind.XLSX, [Sheet("Blatt 1", (("Kopf",),))])
    hidden = repacked(file, {"sheet1.xml": "sheet1.bin"}, (b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "b">]><worksheet'))

    with pytest.raises(SheetError) as refused:
        read_file("x.xlsx", hidden)

    assert refused.value.fault == SheetFault.EMPTY
