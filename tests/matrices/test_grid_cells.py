"""Cells of a matrix are drawn in Python: nothing that somebody typed becomes code there."""

from rundtisch.matrices.queries.grid import GridCell
from rundtisch.matrices.templatetags.grid import grid_cells

TYPED = '"><script>alert(1)</script>'


def test_whatever_was_typed_stays_text() -> None:
    cell = GridCell(TYPED, TYPED, url=TYPED, look=TYPED, value=TYPED, word=TYPED, friction_url=TYPED, pulse=TYPED)

    drawn = grid_cells([cell, GridCell(TYPED, TYPED)])

    assert "<script" not in drawn
    assert drawn.count("&lt;script&gt;") == 9


def test_what_is_not_seen_always_looks_the_same() -> None:
    one, other = (grid_cells([GridCell("GS", house)]) for house in ("Seen", "Unseen"))

    assert one == other
    assert "nicht sichtbar" in one
