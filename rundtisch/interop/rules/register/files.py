"""All files of one import, read into one register."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from .authorities import read_authorities
from .figures import read_figures
from .kinds import FileKind, refuse_other_kind
from .municipalities import read_municipalities
from .said import Figures, Register, SideFile
from .schools import read_schools
from .sentences import RegisterError
from .sentences import gettext_noop as _
from .table import Table, read_table


@dataclass(frozen=True)
class NamedBytes:
    """A file as it was given: its name and what is in it."""

    name: str
    content: bytes


def read_register(files: Mapping[FileKind, NamedBytes], kinds: Collection[str], today: date) -> Register:
    """Everything the files say; RegisterError, marked with the kind of file, when one cannot be read."""
    reading = FileKind.SCHOOLS
    try:
        if FileKind.SCHOOLS not in files:
            raise RegisterError(_("Die Datei mit den Schulgrunddaten fehlt."))
        schools = read_schools(_table(files, FileKind.SCHOOLS), kinds)
        sides: dict[FileKind, SideFile] = {}
        figures: dict[FileKind, Figures] = {}
        for reading in files:
            if reading is FileKind.AUTHORITIES:
                sides[reading] = read_authorities(_table(files, reading))
            elif reading is FileKind.MUNICIPALITIES:
                sides[reading] = read_municipalities(_table(files, reading))
            elif reading is not FileKind.SCHOOLS:
                figures[reading] = read_figures(_table(files, reading), reading, today)
    except RegisterError as error:
        error.file_kind = reading.value
        raise
    return Register(
        schools=schools,
        authorities=sides.get(FileKind.AUTHORITIES),
        municipalities=sides.get(FileKind.MUNICIPALITIES),
        pupils=figures.get(FileKind.PUPILS),
        social_index=figures.get(FileKind.SOCIAL_INDEX),
    )


def _table(files: Mapping[FileKind, NamedBytes], kind: FileKind) -> Table:
    table = read_table(files[kind].content, files[kind].name)
    refuse_other_kind(table, kind)
    return table
