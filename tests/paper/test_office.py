"""The files for word processors, opened again."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import odfdo
import pytest

from rundtisch.paper.document import (
    Block,
    Column,
    Document,
    Group,
    Heading,
    NumberedList,
    PageBreak,
    Paragraph,
    Run,
    Table,
)
from rundtisch.paper.docx import render_docx
from rundtisch.paper.odt import render_odt

TYPED = "<b>fett</b> **fett** #import $x$ \\newline [a](b) &amp; `code`"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ALTERNATIVE = "Runder Tisch von oben: 8 Plätze besetzt, 1 Platz leer."


def opened(document: Document) -> odfdo.Document:
    return odfdo.Document(io.BytesIO(render_odt(document)))


def part(file: bytes, name: str) -> str:
    with ZipFile(io.BytesIO(file)) as parts:
        return parts.read(name).decode()


def document_xml(file: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(part(file, "word/document.xml"))  # noqa: S314 - what we wrote ourselves


def words(text: str) -> Document:
    """A document with the text in every place that people fill."""
    table = Table(text, [Column(text), Column("Wert", "end")], [Group(text), (text, [Run(text, is_strong=True)])])
    return Document(title=f"Sitzung {text}", language="de", date=date(2026, 5, 7), blocks=[Paragraph(text), table])


def test_an_odt_keeps_title_language_and_day(sample: Document) -> None:
    meta = opened(sample).meta

    assert (meta.title, meta.language, meta.creator) == ("Niederschrift der 5. Sitzung", "de", "Runder Tisch Emsbrück")
    assert meta.creation_date is not None
    assert meta.creation_date.date() == date(2026, 5, 7)


def test_an_odt_keeps_headings_and_tables(sample: Document) -> None:
    body = opened(sample).body

    assert [
        (heading.get_attribute_integer("text:outline-level"), str(heading).strip()) for heading in body.headers
    ] == [
        (1, "Tagesordnung"),
        (1, "Anwesenheit"),
        (1, "TOP 1 Begrüßung und Rückblick"),
        (1, "TOP 2 Erstunterstützung bei Störungen"),
        (2, "Haltungen"),
        (2, "Vereinbarung"),
        (1, "Maßnahmen"),
    ]
    assert [table.size for table in body.tables] == [(3, 8), (2, 5), (4, 4)]
    assert len(body.get_elements("//table:table-header-rows")) == 3


def test_a_row_that_heads_others_reaches_across(sample: Document) -> None:
    cells = opened(sample).body.tables[0].get_row(1).cells

    assert [(cell.get_attribute("table:number-columns-spanned"), cell.is_covered()) for cell in cells] == [
        ("3", False),
        (None, True),
        (None, True),
    ]


def test_a_figure_has_its_words_in_both(sample: Document) -> None:
    frames = opened(sample).body.get_frames()
    document = part(render_docx(sample), "word/document.xml")

    assert [frame.svg_title for frame in frames] == [ALTERNATIVE]
    assert re.findall(r'<wp:docPr descr="([^"]*)"', document) == [ALTERNATIVE]
    assert "data:" not in document


def test_the_page_is_a4_in_both(sample: Document) -> None:
    assert 'fo:page-width="21cm"' in part(render_odt(sample), "styles.xml")
    assert 'w:w="11906"' in part(render_docx(sample), "word/document.xml")


@pytest.mark.parametrize("render", [render_odt, render_docx])
def test_the_same_document_gives_the_same_file(sample: Document, render) -> None:  # type: ignore[no-untyped-def]
    once, again = render(sample), render(sample)

    assert once == again
    assert once != render(replace(sample, date=date(2026, 5, 8)))


def test_an_odt_begins_with_its_kind(sample: Document) -> None:
    with ZipFile(io.BytesIO(render_odt(sample))) as parts:
        first = parts.infolist()[0]

    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)


def test_typed_words_are_never_markup_in_an_odt() -> None:
    body = opened(words(TYPED)).body

    assert [str(paragraph).strip() for paragraph in body.paragraphs].count(TYPED) == 6


def test_typed_words_are_never_markup_in_a_docx() -> None:
    root = document_xml(render_docx(words(TYPED)))

    paragraphs = [
        "".join(text.text or "" for text in paragraph.iter(f"{WORD}t")) for paragraph in root.iter(f"{WORD}p")
    ]
    assert paragraphs.count(TYPED) == 6


@pytest.mark.parametrize(
    "text", ["\x00\x07\ufffe\ud800 a", "שלום \u202e 👍🏽 中文", "Wort" * 500, "", "\n\n \n", "a\nb"]
)
def test_whatever_people_type_can_be_written(text: str) -> None:
    document = words(text)

    tables = opened(document).body.tables
    body = document_xml(render_docx(document))

    assert [table.size for table in tables] == [(2, 3)]
    assert len(list(body.iter(f"{WORD}tbl"))) == 1


def test_an_empty_table_says_so() -> None:
    empty = Table("Maßnahmen", [Column("Maßnahme"), Column("Bis")], [])
    document = Document(title="Sitzung", language="de", date=date(2026, 5, 7), blocks=[empty, PageBreak(), empty])

    tables = opened(document).body.tables

    assert [str(table.get_cell((0, 1))).strip() for table in tables] == ["Keine Einträge", "Keine Einträge"]


def test_a_new_page_begins_where_it_shall() -> None:
    blocks: list[Block] = [Heading(1, "Eins"), PageBreak(), NumberedList(["drei"], start=3)]
    document = Document(title="Sitzung", language="de", date=date(2026, 5, 7), blocks=blocks)

    content, styles = (part(render_odt(document), name) for name in ("content.xml", "styles.xml"))

    assert len(re.findall(r'<text:p text:style-name="Page_20_Break"', content)) == 1
    assert re.search(r'style:name="Page_20_Break"[^>]*><style:paragraph-properties fo:break-before="page"', styles)
    assert 'text:start-value="3"' in content


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")
@pytest.mark.parametrize(("render", "kind"), [(render_odt, "odt"), (render_docx, "docx")])
def test_a_word_processor_opens_it(sample: Document, tmp_path: Path, render, kind: str) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / f"minutes.{kind}").write_bytes(render(sample))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"

    asked = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", f"minutes.{kind}"]
    subprocess.run(asked, cwd=tmp_path, capture_output=True, timeout=120, check=True)

    lines = (tmp_path / "minutes.txt").read_text("utf-8-sig").splitlines()
    assert {"Niederschrift der 5. Sitzung", "Maßnahmen", "Gesamtschule Emsbrück", "4.800,00"} <= set(
        map(str.strip, lines)
    )
