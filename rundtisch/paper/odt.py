"""A described document as ODT, for those who must go on working with it in their own house."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from zipfile import ZipFile

from rundtisch.paper.characters import printable
from rundtisch.paper.document import Document, Figure, Group, Table
from rundtisch.paper.errors import PaperError
from rundtisch.paper.office import convert, dated, repacked, set_closer

if TYPE_CHECKING:
    import odfdo

# The converter writes each cell without lines and takes no reference for it.
LINES = {
    "TableHeaderRowCell": {"fo:border-bottom": "0.9pt solid #16419b", "fo:padding": "0.1cm"},
    "TableRowCell": {"fo:border-bottom": "0.5pt solid #d3d7e3", "fo:padding": "0.1cm"},
}
#: What shall fit on one page is set closer; the rest of its look stays.
CLOSE = {
    b'fo:font-size="23pt"': b'fo:font-size="16pt"',
    b'fo:font-size="14pt"': b'fo:font-size="12pt"',
    b'fo:margin-top="0.8cm"': b'fo:margin-top="0.35cm"',
    b'fo:font-size="11.5pt"': b'fo:font-size="10.5pt"',
}


def render_odt(document: Document) -> bytes:
    """The document as ODT; the same document gives the same bytes. Raises PaperError."""
    # Takes nearly a second, which no start of the server shall wait for.
    import odfdo

    file = convert(document, "odt", draw=lambda figure: ("image/svg+xml", figure.svg))
    office = odfdo.Document(io.BytesIO(file))
    _tell_figures(office, document)
    _widen_groups(office, document)
    _rule_tables(office)
    with ZipFile(io.BytesIO(file)) as parts:
        replaced = {"meta.xml": dated(parts.read("meta.xml"), document)}
        if document.is_close:
            replaced["styles.xml"] = set_closer(parts.read("styles.xml"), CLOSE)
    return repacked(file, {"content.xml": _content(office).serialize(), **replaced})


def _tell_figures(office: odfdo.Document, document: Document) -> None:
    """The converter drops what stands for a figure; it is put back in the same order."""
    figures = [block for block in document.blocks if isinstance(block, Figure)]
    for frame, figure in zip(office.body.get_frames(), figures, strict=True):
        frame.svg_title = printable(figure.alternative)


def _widen_groups(office: odfdo.Document, document: Document) -> None:
    """The converter knows no cell across columns; the rows that head others get theirs back."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    for written, table in zip(office.body.get_tables(), tables, strict=True):
        places = [place for place, row in enumerate(table.rows, start=1) if isinstance(row, Group)]
        for place in places or ([] if table.rows else [1]):
            written.set_span((0, place, len(table.columns) - 1, place))


def _rule_tables(office: odfdo.Document) -> None:
    content = _content(office)
    for name, lines in LINES.items():
        for cells in content.get_elements(f"//style:style[@style:name='{name}']/style:table-cell-properties"):
            cells.del_attribute("fo:border")
            for attribute, value in lines.items():
                cells.set_attribute(attribute, value)
    for table in content.get_elements("//style:style/style:table-properties"):
        table.set_attribute("fo:margin-bottom", "0.4cm")


def _content(office: odfdo.Document) -> odfdo.XmlPart:
    import odfdo

    content = office.get_part("content")
    if not isinstance(content, odfdo.XmlPart):
        raise PaperError("Das Dokument hat keinen Inhalt bekommen.")
    return content
