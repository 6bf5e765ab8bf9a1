"""What a document may be."""

from datetime import date

import pytest

from rundtisch.paper.document import Column, Document, Figure, Group, Heading, Table


@pytest.mark.parametrize("title", ["", "  \n", "\x00\u202e"])
def test_a_document_without_a_title_is_refused(title: str) -> None:
    with pytest.raises(ValueError, match="A document needs a title"):
        Document(title=title, language="de", date=date(2026, 5, 7), blocks=[])


@pytest.mark.parametrize("alternative", ["", " ", "\x07"])
def test_a_figure_without_words_is_refused(alternative: str) -> None:
    with pytest.raises(ValueError, match="A figure needs an alternative text"):
        Figure(b"<svg/>", alternative)


@pytest.mark.parametrize("language", ["", "Deutsch", "de_DE", "de-de"])
def test_a_language_is_named_by_its_code(language: str) -> None:
    with pytest.raises(ValueError, match="is no language"):
        Document(title="Sitzung", language=language, date=date(2026, 5, 7), blocks=[])


@pytest.mark.parametrize("levels", [[2], [1, 3], [1, 2, 1, 3]])
def test_headings_skip_no_level(levels: list[int]) -> None:
    headings = [Heading(level, "Ein Abschnitt") for level in levels]

    with pytest.raises(ValueError, match="skips a level"):
        Document(title="Sitzung", language="de", date=date(2026, 5, 7), blocks=headings)


@pytest.mark.parametrize("level", [0, 5])
def test_headings_have_four_levels(level: int) -> None:
    with pytest.raises(ValueError, match="a level from 1 to 4"):
        Heading(level, "Ein Abschnitt")


def test_headings_may_climb_back_by_several_levels() -> None:
    headings = [Heading(level, "Ein Abschnitt") for level in (1, 2, 3, 1, 2)]

    document = Document(title="Sitzung", language="de-DE", date=date(2026, 5, 7), blocks=headings)

    assert document.blocks == headings


@pytest.mark.parametrize("row", [("eins",), ("eins", "zwei", "drei"), "ab"])
def test_a_row_has_a_cell_for_each_column(row: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="Each row of “Maßnahmen” has 2 cells"):
        Table("Maßnahmen", [Column("Maßnahme"), Column("Bis")], [Group("Schulen"), row])


def test_a_table_has_a_column() -> None:
    with pytest.raises(ValueError, match="at least one column"):
        Table("Maßnahmen", [], [])
