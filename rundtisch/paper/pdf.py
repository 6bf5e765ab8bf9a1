"""A described document as a PDF that can be read, heard and kept: tagged (PDF/UA-1) and archivable (PDF/A-2a)."""

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from rundtisch.paper import worker
from rundtisch.paper.chart import Cards, Chart
from rundtisch.paper.chart_description import described_cards, described_chart
from rundtisch.paper.description import described
from rundtisch.paper.document import Document, Figure

TYPESETTER = Path(__file__).with_name("typeset.py")


def render_pdf(document: Document, *, at: datetime) -> bytes:
    """The document as PDF; the same document at the same moment gives the same bytes. Raises PaperError."""
    return _set({"document": described(document), "at": _second(at)})


def render_chart(chart: Chart, *, at: datetime) -> bytes:
    """The chart as PDF, as large as its paper; as true to its bytes as any document. Raises PaperError."""
    return _set({"chart": described_chart(chart), "at": _second(at)})


def render_cards(cards: Cards, *, at: datetime) -> bytes:
    """The cards as PDF, two to a page, fronts and backs in turn. Raises PaperError."""
    return _set({"cards": described_cards(cards), "at": _second(at)})


def draw_figure(figure: Figure) -> bytes:
    """The figure as PNG, for programs that cannot draw SVG. Raises PaperError."""
    return _set({"figure": figure.svg.decode("utf-8", "replace")})


def _second(at: datetime) -> int:
    if at.tzinfo is None:
        raise ValueError("The moment needs a time zone.")
    return int(at.timestamp())


def _set(order: dict[str, Any]) -> bytes:
    # Isolated: neither the working directory nor the environment may put another module in the typesetter's way.
    return worker.run([sys.executable, "-I", TYPESETTER], json.dumps(order).encode())
