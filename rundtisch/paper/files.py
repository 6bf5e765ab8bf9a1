"""The kinds of files that a described document becomes."""

from collections.abc import Callable
from datetime import datetime

from .document import Document
from .docx import render_docx
from .odt import render_odt
from .pdf import render_pdf

_MADE: dict[str, tuple[Callable[[Document, datetime], bytes], str]] = {
    "pdf": (lambda document, at: render_pdf(document, at=at), "application/pdf"),
    "odt": (lambda document, _: render_odt(document), "application/vnd.oasis.opendocument.text"),
    "docx": (
        lambda document, _: render_docx(document),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}
DOCUMENT_KINDS = tuple(_MADE)


def document_file(document: Document, kind: str, *, at: datetime) -> tuple[bytes, str]:
    """The file and what it is called on the wire. Raises PaperError."""
    make, media_type = _MADE[kind]
    return make(document, at), media_type
