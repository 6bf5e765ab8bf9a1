"""Two versions beside each other, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundtisch.agreements.rules.comparison import Comparison, Kind, Piece, compare

WORDINGS = st.text(alphabet="ab \n.", max_size=60)


def told(comparison: Comparison) -> list[tuple[str, str]]:
    return [(str(piece.kind), piece.text) for piece in comparison.pieces]


def test_what_was_removed_stands_before_what_took_its_place() -> None:
    comparison = compare("Wir melden per Telefon.\nBald.", "Wir melden per Formular.\nBald.")

    assert told(comparison) == [
        ("kept", "Wir melden per "),
        ("removed", "Telefon."),
        ("added", "Formular."),
        ("kept", "\nBald."),
    ]
    assert (comparison.added, comparison.removed, comparison.is_same) == (1, 1, False)


@pytest.mark.parametrize(
    ("before", "after"), [("Wir melden.", "Wir melden."), ("Wir\r\nmelden.", "Wir\nmelden. "), ("", "")]
)
def test_line_ends_and_white_space_are_no_difference(before: str, after: str) -> None:
    assert compare(before, after).is_same


def test_a_whole_new_line_is_added_as_one_piece() -> None:
    comparison = compare("Eins.", "Eins.\nZwei drei.")

    assert comparison.pieces == (Piece(Kind.KEPT, "Eins."), Piece(Kind.ADDED, "\nZwei drei."))
    assert comparison.added == 2


@given(before=WORDINGS, after=WORDINGS)
def test_both_wordings_can_be_read_from_the_pieces(before: str, after: str) -> None:
    pieces = compare(before, after).pieces

    new = "".join(piece.text for piece in pieces if piece.kind is not Kind.REMOVED)
    old = "".join(piece.text for piece in pieces if piece.kind is not Kind.ADDED)
    assert new.split() == after.split()
    assert old.split() == before.split()
