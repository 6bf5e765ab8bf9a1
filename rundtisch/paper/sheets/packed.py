"""Opening a packed table file only if it is as small inside as it says and declares nothing of its own."""

import io
import zlib
from zipfile import BadZipFile, ZipFile

from .sheet import SheetError, SheetFault

_MOST_UNPACKED = 20 * 1024 * 1024
_MOST_PARTS = 500
_MOST_MARKS = 600_000


def opened(content: bytes) -> dict[str, bytes]:
    """The XML parts of a packed file by name. Raises SheetError before anything large is unpacked."""
    try:
        with ZipFile(io.BytesIO(content)) as parts:
            listed = parts.infolist()
            if len(listed) > _MOST_PARTS or sum(part.file_size for part in listed) > _MOST_UNPACKED:
                raise SheetError(SheetFault.TOO_LARGE)
            if any(part.flag_bits & 1 for part in listed):
                raise SheetError(SheetFault.UNREADABLE)
            # No more is unpacked than the part says it holds, whatever its packed bytes would give.
            found = {part.filename: parts.read(part) for part in listed if _is_text(part.filename)}
    except (BadZipFile, NotImplementedError, EOFError, ValueError, OSError, zlib.error) as error:
        raise SheetError(SheetFault.UNREADABLE) from error
    for text in found.values():
        # A table needs no declarations; they are the way to make a small text endlessly large.
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            raise SheetError(SheetFault.UNREADABLE)
        # In an encoding of two bytes a letter nothing of this could be seen.
        if b"\x00" in text:
            raise SheetError(SheetFault.UNREADABLE)
    if sum(text.count(b"<") for text in found.values()) > _MOST_MARKS:
        raise SheetError(SheetFault.TOO_MANY_CELLS)
    return found


def only(parts: dict[str, bytes]) -> io.BytesIO:
    """A packed file of these parts alone, so that whoever reads on meets nothing that was not looked at."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as file:
        for name, text in parts.items():
            file.writestr(name, text)
    packed.seek(0)
    return packed


def _is_text(name: str) -> bool:
    return name.endswith((".xml", ".rels")) or name == "mimetype"
