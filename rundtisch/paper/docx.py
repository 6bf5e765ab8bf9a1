"""A described document as DOCX, for houses whose word processor reads nothing else."""

import io
import re
from zipfile import ZipFile

from rundtisch.paper.document import Document
from rundtisch.paper.office import convert, dated, repacked, set_closer
from rundtisch.paper.pdf import draw_figure

#: What shall fit on one page is set closer; sizes are half points.
CLOSE = {b'w:val="46"': b'w:val="32"', b'w:val="28"': b'w:val="24"', b'w:before="360"': b'w:before="160"'}


def render_docx(document: Document) -> bytes:
    """The document as DOCX; the same document gives the same bytes. Raises PaperError."""
    file = convert(document, "docx", draw=lambda figure: ("image/png", draw_figure(figure)))
    with ZipFile(io.BytesIO(file)) as parts:
        core = dated(parts.read("docProps/core.xml"), document)
        # The converter repeats the whole picture as its own description.
        body = re.sub(rb'descr="data:[^"]*"', b'descr=""', parts.read("word/document.xml"))
        replaced = {"docProps/core.xml": core, "word/document.xml": body}
        if document.is_close:
            replaced["word/styles.xml"] = set_closer(parts.read("word/styles.xml"), CLOSE)
    return repacked(file, replaced)
