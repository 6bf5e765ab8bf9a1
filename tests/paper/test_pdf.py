"""The PDF as those read it who cannot see it, and as an archive keeps it."""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from pypdf import PdfReader

from rundtisch.paper import worker
from rundtisch.paper.document import (
    Block,
    BulletList,
    Column,
    Document,
    Facts,
    Figure,
    Group,
    Heading,
    Note,
    NumberedList,
    PageBreak,
    Paragraph,
    Run,
    Table,
    Wording,
)
from rundtisch.paper.errors import PaperError
from rundtisch.paper.pdf import draw_figure, render_pdf

HOSTILE = [
    '<script>alert(1)</script> #import "/etc/passwd" $x^2$ \\u{41} *fett* _kursiv_ `code` @verweis ]) /* // &amp;',
    "Donaudampfschifffahrtsgesellschaft" * 20,
    "שלום עולם مرحبا \u202erückwärts\u202c 👍🏽 😀 中文 \x00\x07\ufffe\ud800\ue000 ﷽ \u0378",
    "https://beispiel.example/" + "pfad/" * 60 + " name@beispiel.example",
    "x" + "\u0301" * 200,
    "",
    "\n \n\n",
]


def elements(reader: PdfReader) -> list[Any]:
    """All elements of the structure, from the first to the last."""

    def below(kids: Any) -> Iterator[Any]:
        kids = kids.get_object()
        for kid in kids if isinstance(kids, list) else [kids]:
            element = kid.get_object()
            if hasattr(element, "get") and "/S" in element:
                yield element
                if "/K" in element:
                    yield from below(element["/K"])

    root: Any = reader.trailer["/Root"]
    return list(below(root["/StructTreeRoot"]["/K"]))


def every_block(text: str) -> list[Block]:
    """Each kind of block with the same text in every place."""
    return [
        Heading(1, text),
        Heading(2, text),
        Paragraph(text),
        Paragraph([Run(text, is_strong=True, is_emphasised=True), Run(text)]),
        Paragraph([]),
        BulletList([text, text]),
        BulletList([]),
        NumberedList([text], start=7),
        Facts([(text, text)]),
        Facts([]),
        Wording(text, label=text),
        Note(text),
        Table(
            text, [Column(text), Column("", "end")], [Group(text), (text, [Run(text)]), Group(text)], has_row_heads=True
        ),
        Table("", [Column(text)], []),
        PageBreak(),
    ]


def test_the_file_says_what_it_is(sample: Document, moment: datetime) -> None:
    reader = PdfReader(io.BytesIO(render_pdf(sample, at=moment)))

    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "de"
    assert bool(root["/MarkInfo"]["/Marked"])
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Niederschrift der 5. Sitzung", "Runder Tisch Emsbrück")
    assert reader.metadata.creation_date == moment
    described = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in described
    assert ("<pdfaid:part>2</pdfaid:part>" in described, "<pdfaid:conformance>A<" in described) == (True, True)


def test_headings_tables_and_figures_are_told_as_such(sample: Document, moment: datetime) -> None:
    reader = PdfReader(io.BytesIO(render_pdf(sample, at=moment)))

    kinds = Counter(element["/S"] for element in elements(reader))
    assert {kind: kinds[kind] for kind in ("/H1", "/H2", "/Table", "/Figure", "/L", "/LI")} == {
        "/H1": 5,
        "/H2": 2,
        "/Table": 3,
        "/Figure": 1,
        "/L": 3,
        "/LI": 11,
    }
    # Nine heads of columns and two of groups; 5 + 4 rows of three and two cells, and 3 rows of four.
    assert (kinds["/TH"], kinds["/TD"]) == (11, 15 + 8 + 12)


def test_the_figure_has_its_words(sample: Document, moment: datetime) -> None:
    reader = PdfReader(io.BytesIO(render_pdf(sample, at=moment)))

    words = [element["/Alt"] for element in elements(reader) if element["/S"] == "/Figure"]
    assert words == ["Runder Tisch von oben: 8 Plätze besetzt, 1 Platz leer."]


def test_headings_stand_in_the_outline(sample: Document, moment: datetime) -> None:
    reader = PdfReader(io.BytesIO(render_pdf(sample, at=moment)))

    outline: list[Any] = reader.outline
    below = [entry.title for entries in outline if isinstance(entries, list) for entry in entries]
    assert below == ["Haltungen", "Vereinbarung"]
    assert [entry.title for entry in outline if not isinstance(entry, list)] == [
        "Tagesordnung",
        "Anwesenheit",
        "TOP 1 Begrüßung und Rückblick",
        "TOP 2 Erstunterstützung bei Störungen",
        "Maßnahmen",
    ]


@pytest.mark.parametrize(("language", "words"), [("de", "Seite 2 von 3"), ("en-GB", "Page 2 of 3")])
def test_every_page_is_numbered_in_its_language(sample: Document, moment: datetime, language: str, words: str) -> None:
    reader = PdfReader(io.BytesIO(render_pdf(replace(sample, language=language), at=moment)))

    second = reader.pages[1].extract_text()
    assert words in second
    assert "Niederschrift der 5. Sitzung" in second
    assert reader.trailer["/Root"]["/Lang"] == language  # type: ignore[index]  # pypdf knows no type of its parts


def test_the_same_document_gives_the_same_bytes(sample: Document, moment: datetime) -> None:
    once, again = render_pdf(sample, at=moment), render_pdf(sample, at=moment)

    assert once == again
    assert once != render_pdf(sample, at=moment.replace(hour=11))


def test_a_moment_without_a_zone_is_refused(sample: Document) -> None:
    with pytest.raises(ValueError, match="needs a time zone"):
        render_pdf(sample, at=datetime(2026, 5, 21))  # noqa: DTZ001 - this is what is refused


def test_typed_words_are_never_markup(moment: datetime) -> None:
    typed = '<b>#import "/etc/passwd"</b> $x^2$ \\u{41} *fett* _kursiv_ `code` @verweis ]) /* // &amp; #'
    document = Document(title="Sitzung", language="de", date=date(2026, 5, 7), blocks=[Paragraph(typed)])

    text = PdfReader(io.BytesIO(render_pdf(document, at=moment))).pages[0].extract_text()

    assert typed in text.replace("\n", " ")


def test_line_breaks_stay_and_blank_lines_part_paragraphs(moment: datetime) -> None:
    typed = "erste Zeile\nzweite Zeile\n\nneuer Absatz"
    document = Document(title="Sitzung", language="de", date=date(2026, 5, 7), blocks=[Paragraph(typed)])

    reader = PdfReader(io.BytesIO(render_pdf(document, at=moment)))

    assert "erste Zeile\nzweite Zeile\nneuer Absatz" in reader.pages[0].extract_text()


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_people_type_can_be_set(text: str, moment: datetime) -> None:
    document = Document(
        title="Sitzung " + text,
        language="de",
        date=date(2026, 5, 7),
        blocks=every_block(text),
        subtitle=text,
        footer=text,
    )

    reader = PdfReader(io.BytesIO(render_pdf(document, at=moment)))

    assert Counter(element["/S"] for element in elements(reader))["/Table"] == 2


def test_two_hundred_pages_are_set(moment: datetime) -> None:
    blocks: list[Block] = [
        Heading(1, "Ein Abschnitt"),
        Paragraph("Ein Satz mit mehreren Wörtern. " * 60),
        PageBreak(),
    ] * 200
    document = Document(title="Sitzung", language="de", date=date(2026, 5, 7), blocks=blocks)

    reader = PdfReader(io.BytesIO(render_pdf(document, at=moment)))

    assert "Seite 200 von 200" in reader.pages[199].extract_text()


def test_a_table_over_pages_repeats_its_heads(moment: datetime) -> None:
    table = Table("Liste", [Column("Kopfwort"), Column("Wert", "end")], [(f"Zeile {n}", str(n)) for n in range(120)])
    document = Document(title="Sitzung", language="de", date=date(2026, 5, 7), blocks=[table])

    reader = PdfReader(io.BytesIO(render_pdf(document, at=moment)))

    assert [page.extract_text().count("Kopfwort") for page in reader.pages] == [1] * len(reader.pages)
    assert len(reader.pages) > 2


def test_a_broken_figure_is_refused_in_words(moment: datetime) -> None:
    document = Document(title="S", language="de", date=date(2026, 5, 7), blocks=[Figure(b"<svg", "Ein Bild")])

    with pytest.raises(PaperError, match="Das Dokument konnte nicht gesetzt werden"):
        render_pdf(document, at=moment)


def test_a_figure_can_be_drawn_as_a_picture(sample: Document) -> None:
    figure = next(block for block in sample.blocks if isinstance(block, Figure))

    assert draw_figure(figure).startswith(b"\x89PNG")


def test_what_takes_too_long_is_given_up(sample: Document, moment: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "LONGEST_SECONDS", 0.001)

    with pytest.raises(PaperError, match="nicht rechtzeitig fertig"):
        render_pdf(sample, at=moment)
