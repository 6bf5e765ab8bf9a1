"""The office converter: from the tree of a document to the files of word processors, the same bytes every time."""

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Literal
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from rundtisch.paper import worker
from rundtisch.paper.document import Document
from rundtisch.paper.outline import Draw, outlined

Kind = Literal["odt", "docx"]

STYLES = Path(__file__).parent / "office_styles"
# Zip files know no moment before 1980; none of ours means anything.
NO_MOMENT = (1980, 1, 1, 0, 0, 0)


def convert(document: Document, kind: Kind, *, draw: Draw) -> bytes:
    """The file as the converter makes it. Raises PaperError."""
    # Loaded with the first document, not at the start.
    import pypandoc

    tree = json.dumps(outlined(document, draw=draw)).encode()
    # The sandbox keeps the converter from reading any file but ours, whatever stands in the document.
    program = [pypandoc.get_pandoc_path(), "--from=json", f"--to={kind}", "--sandbox", "--output=-"]
    return worker.run([*program, f"--reference-doc={STYLES / f'reference.{kind}'}"], tree)


def dated(part: bytes, document: Document) -> bytes:
    """A part of the file in which the document's day stands where the converter knows no day."""
    return part.replace(b"1970-01-01T", f"{document.date.isoformat()}T".encode())


def set_closer(styles: bytes, closer: Mapping[bytes, bytes]) -> bytes:
    """The styles of a file with some of their sizes replaced."""
    for usual, close in closer.items():
        styles = styles.replace(usual, close)
    return styles


def repacked(file: bytes, replaced: dict[str, bytes]) -> bytes:
    """The same zip file with some parts replaced, and without any moment of packing."""
    packed = io.BytesIO()
    with ZipFile(io.BytesIO(file)) as old, ZipFile(packed, "w") as new:
        for name in old.namelist():
            part = ZipInfo(name, NO_MOMENT)
            part.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            new.writestr(part, replaced.get(name, old.read(name)))
    return packed.getvalue()
