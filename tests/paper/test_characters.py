"""Which characters reach the paper."""

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from rundtisch.paper.characters import FONTS, printable, settable


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Größe & <Maß> # $ \\ „gut“", "Größe & <Maß> # $ \\ „gut“"),
        ("eins\r\nzwei\rdrei\u2028vier\x85fünf", "eins\nzwei\ndrei\nvier\nfünf"),
        ("a\tb", "a b"),
        ("a\x00b\x07c\x1bd\ufffee\ufdd0f\ufeffg", "abcdefg"),
        ("50\u202e €\u202c", "50 €"),
        ("halb \ud83d", "halb \ufffd"),
        ("eigen \ue000", "eigen \ufffd"),
        ("u\u0308ber", "über"),
        ("x" + "\u0301" * 50, "x" + "\u0301" * 4),
        ("שלום 😀", "שלום 😀"),
    ],
)
def test_a_document_keeps_what_can_be_read(typed: str, kept: str) -> None:
    assert printable(typed) == kept


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("שלום مرحبا Ж ✓ → 😀", "שלום مرحبا Ж ✓ → 😀"),
        ("中", "\ufffd"),
        ("👍🏽", "\ufffd\ufffd"),
        ("✓\ufe0f", "✓\ufe0f"),
    ],
)
def test_what_no_font_can_draw_is_shown_as_replaced(typed: str, set_as: str) -> None:
    assert settable(typed) == set_as


@given(st.text())
def test_every_text_becomes_one_that_xml_and_json_can_carry(text: str) -> None:
    kept = printable(text)

    assert [c for c in kept if ord(c) < 32 and c != "\n"] == []
    assert kept.encode().decode() == kept
    assert printable(kept) == kept


def test_the_noted_coverage_is_that_of_the_fonts() -> None:
    cuts = {path.stem: set(TTFont(path).getBestCmap()) for path in FONTS.glob("*.ttf")}
    own = set.intersection(*(drawn for name, drawn in cuts.items() if name.startswith("FiraSans")))
    drawn = {c for c in own | cuts["DejaVuSans"] if c >= 32 and not 0xE000 <= c <= 0xF8FF}

    noted = [line.split("-") for line in (FONTS / "coverage.txt").read_text("ascii").splitlines()]

    assert {c for first, last in noted for c in range(int(first, 16), int(last, 16) + 1)} == drawn
