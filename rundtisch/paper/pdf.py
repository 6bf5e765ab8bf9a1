"""A described document as a PDF that can be read, heard and kept: tagged (PDF/UA-1) and archivable (PDF/A-2a)."""

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from rundtisch.paper import worker
from rundtisch.paper.description import described
from rundtisch.paper.document import Document, Figure

TYPESETTER = Path(__file__).with_name("typeset.py")


def render_pdf(document: Document, *, at: datetime) -> bytes:
    """The document as PDF; the same document at the same moment gives the same bytes. Raises PaperError."""
    if at.tzinfo is None:
        raise ValueError("The moment needs a time zone.")
    return _set({"document": described(document), "at": int(at.timestamp())})


def draw_figure(figure: Figure) -> bytes:
    """The figure as PNG, for programs that cannot draw SVG. Raises PaperError."""
    return _set({"figure": figure.svg.decode("utf-8", "replace")})


def _set(order: dict[str, Any]) -> bytes:
    # Isolated: neither the working directory nor the environment may put another module in the typesetter's way.
    return worker.run([sys.executable, "-I", TYPESETTER], json.dumps(order).encode())
