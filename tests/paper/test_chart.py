"""Charts and cards as those read them who cannot see them, and as they hang on the wall."""

import io
from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from pypdf import PdfReader

from rundtisch.paper.chart import Card, Cards, Chart, Grid, Place, Section, Size, Strip
from rundtisch.paper.document import Figure
from rundtisch.paper.pdf import render_cards, render_chart
from tests.paper.test_pdf import HOSTILE, elements


def chart(columns: int = 4, rows: int = 2, text: str = "So steht es.", **more: Any) -> Chart:
    """A chart of two sections with the second place of each row chosen."""
    strip = Strip(
        title="1.1 Rolle der Schulleitung",
        question="Wie führt sie?",
        note=text,
        places=[Place(text, "gewählt" if number == 1 else "", number == 1) for number in range(columns)],
        boxes=[("trifft nicht zu", False), ("nicht einschätzbar", True)],
        lines=[("Beleg", ""), ("Kommentar", text)],
    )
    grid = Grid("Kategorie", [(str(number), "im Aufbau") for number in range(columns)], [strip] * rows)
    sections = [Section("1. Leitung", [grid]), Section("2. Unterricht", [grid])]
    given = {"title": "Matrix für Schulen", "language": "de", "date": date(2026, 11, 24), "size": Size.SHEET}
    return Chart(**{**given, "sections": sections, "organisation": "Grundschule Nord", "has_boxes": True, **more})


def cards(*texts: str) -> Cards:
    """A card for each text."""
    return Cards(
        title="Matrix für Schulen",
        language="de",
        date=date(2026, 11, 24),
        cards=[
            Card(f"Karte {n}", "Leitung", text, [("0 offen", text), ("1 Aufbau", text)], text)
            for n, text in enumerate(texts)
        ],
        choice="Was trifft zu?",
    )


def read(file: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(file))


def sides(reader: PdfReader) -> tuple[int, int]:
    """The paper in millimetres."""
    box = reader.pages[0].mediabox
    return round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)


def says_what_it_is(reader: PdfReader, title: str) -> None:
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "de"
    assert bool(root["/MarkInfo"]["/Marked"])
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert reader.metadata is not None
    assert reader.metadata.title == title
    described = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in described
    assert ("<pdfaid:part>2</pdfaid:part>" in described, "<pdfaid:conformance>A<" in described) == (True, True)


def test_a_chart_says_what_it_is_and_is_found_by_its_sections(moment: datetime) -> None:
    reader = read(render_chart(chart(), at=moment))

    says_what_it_is(reader, "Matrix für Schulen")
    assert [entry.title for entry in reader.outline] == ["1. Leitung", "2. Unterricht"]  # type: ignore[union-attr]  # no deeper ones
    kinds = Counter(element["/S"] for element in elements(reader))
    # Two tables of five heads and two rows: what it is about, four places, and one cell of lines.
    assert {kind: kinds[kind] for kind in ("/H1", "/Table", "/TH", "/TD")} == {
        "/H1": 2,
        "/Table": 2,
        "/TH": 2 * 5,
        "/TD": 2 * 2 * 6,
    }


@pytest.mark.parametrize(
    ("size", "columns", "paper"),
    [
        (Size.SHEET, 2, (297, 210)),
        (Size.SHEET, 6, (297, 210)),
        (Size.POSTER, 2, (594, 841)),
        (Size.POSTER, 6, (841, 594)),
    ],
)
def test_the_paper_lies_as_it_is_read_best(moment: datetime, size: Size, columns: int, paper: tuple[int, int]) -> None:
    assert sides(read(render_chart(chart(columns, size=size), at=moment))) == paper


def test_what_is_chosen_is_said_in_words(moment: datetime) -> None:
    text = read(render_chart(chart(rows=1), at=moment)).pages[0].extract_text().replace("\xa0", " ")

    assert (text.count("☒ 1 · gewählt"), text.count("☐ 1 ·")) == (2, 0)
    assert (text.count("☐ trifft nicht zu"), text.count("☒ nicht einschätzbar")) == (2, 2)


def test_sections_that_do_not_fit_begin_a_new_page(moment: datetime) -> None:
    reader = read(render_chart(chart(rows=3, size=Size.POSTER, has_room=True), at=moment))

    assert ["2. Unterricht" in page.extract_text() for page in reader.pages] == [False, True]


def test_the_same_chart_gives_the_same_bytes(moment: datetime) -> None:
    assert render_chart(chart(), at=moment) == render_chart(chart(), at=moment)


def test_every_card_has_a_front_and_a_back(moment: datetime) -> None:
    reader = read(render_cards(cards("eins", "zwei", "drei"), at=moment))

    says_what_it_is(reader, "Matrix für Schulen")
    assert sides(reader) == (210, 297)
    assert [entry.title for entry in reader.outline] == ["Karte 0", "Karte 1", "Karte 2"]  # type: ignore[union-attr]  # no deeper ones
    told = [page.extract_text() for page in reader.pages]
    assert [[f"Karte {number}" in text for number in range(3)] for text in told] == [
        [True, True, False],
        [True, True, False],
        [False, False, True],
        [False, False, True],
    ]
    assert ["Was trifft zu?" in text for text in told] == [False, True, False, True]


def test_anything_typed_can_be_set(moment: datetime) -> None:
    typed = " ".join(HOSTILE)

    assert read(render_chart(chart(6, 1, typed, size=Size.POSTER), at=moment)).pages
    assert read(render_cards(cards(typed), at=moment)).pages


def test_endless_words_stay_in_their_column(moment: datetime) -> None:
    reader = read(render_chart(chart(6, 1, "x" * 200), at=moment))

    text = "".join(page.extract_text() for page in reader.pages)
    # Places where a line may end; a word of a language keeps its own.
    assert ("x\u200bx" in text, "\u200b" in read(render_chart(chart(6, 1), at=moment)).pages[0].extract_text()) == (
        True,
        False,
    )


def test_rows_have_a_place_in_every_column() -> None:
    strip = Strip("1.1", [Place("so")])

    with pytest.raises(ValueError, match="has 2 places"):
        Grid("Kategorie", [("0", "offen"), ("1", "Aufbau")], [strip])
    with pytest.raises(ValueError, match="has 0 places"):
        Grid("Kategorie", [], [])


@pytest.mark.parametrize(("change", "words"), [({"title": " "}, "needs a title"), ({"language": "x"}, "no language")])
def test_paper_has_a_title_and_a_language(change: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        replace(chart(), **change)
    with pytest.raises(ValueError, match=words):
        replace(cards("eins"), **change)


def test_a_moment_without_a_zone_is_no_moment_for_a_chart() -> None:
    with pytest.raises(ValueError, match="needs a time zone"):
        render_chart(chart(), at=datetime(2026, 5, 21))  # noqa: DTZ001 - this is what is refused


def test_a_figure_stands_first_and_is_told_in_words(moment: datetime) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M0 0H90V30Z"/></svg>'

    reader = read(render_chart(chart(figure=Figure(svg, "Profil der Schule")), at=moment))

    assert ["1. Leitung" in page.extract_text() for page in reader.pages] == [False, True]
    assert [one["/Alt"] for one in elements(reader) if one["/S"] == "/Figure"] == ["Profil der Schule"]


def letters_of(reader: PdfReader, words: str) -> float:
    """How large these words are printed on the first page, in points."""
    found: list[float] = []

    def see(said: str, placed: Any, line: Any, _font: Any, size: float) -> None:
        if words in said:
            found.append(abs(size * line[3] * placed[3]))

    reader.pages[0].extract_text(visitor_text=see)
    return min(found)


def test_a_poster_is_read_from_an_arms_length_and_without_dots_from_further_away(moment: datetime) -> None:
    blank, filled = (
        read(render_chart(chart(rows=3, size=Size.POSTER, has_room=has_room), at=moment)) for has_room in (True, False)
    )

    assert letters_of(blank, "So steht es.") > 22
    assert letters_of(filled, "Wie führt sie") > 1.2 * letters_of(blank, "Wie führt sie")


def test_a_poster_grows_only_as_far_as_its_pages_hold(moment: datetime) -> None:
    full = chart(rows=3, size=Size.POSTER, text="So steht es bei uns im Haus. " * 12)

    grown, plain = (read(render_chart(one, at=moment)) for one in (full, replace(full, has_room=True)))

    assert len(grown.pages) <= len(plain.pages)
