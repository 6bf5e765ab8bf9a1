"""The five kinds of files of the register, known by their columns."""

from collections.abc import Collection
from enum import Enum

from .sentences import RegisterError, Term
from .sentences import gettext_noop as _
from .table import Table


class FileKind(Enum):
    """A kind of file: how it is called, and the columns that it needs."""

    SCHOOLS = "schools"
    AUTHORITIES = "authorities"
    PUPILS = "pupils"
    SOCIAL_INDEX = "social_index"
    MUNICIPALITIES = "municipalities"

    @property
    def needs(self) -> tuple[str, ...]:
        """The columns without which the file cannot be read."""
        return NEEDED[self]

    @property
    def label(self) -> str:
        """The German name of the file."""
        return LABELS[self]


NEEDED = {
    FileKind.SCHOOLS: (
        "Schulnummer",
        "Schulform",
        "Schulbezeichnung_1",
        "Ort",
        "Traegernummer",
        "Gemeindeschluessel",
        "Schulbetriebsschluessel",
        "Schulbetriebsdatum",
    ),
    FileKind.AUTHORITIES: ("SchulNr", "RegSchl", "ABez1", "Ort", "SF", "ArtDerTraegerschaft"),
    FileKind.PUPILS: ("Schulnummer", "Anzahl"),
    FileKind.SOCIAL_INDEX: ("Schulnummer", "Sozialindexstufe"),
    FileKind.MUNICIPALITIES: ("AGS", "Gemeinde", "Kreis_RS5", "Kreis"),
}
LABELS = {
    FileKind.SCHOOLS: _("Schulgrunddaten"),
    FileKind.AUTHORITIES: _("Verzeichnis der Schulträger"),
    FileKind.PUPILS: _("Liste der Schülerzahlen"),
    FileKind.SOCIAL_INDEX: _("Liste der Sozialindexstufen"),
    FileKind.MUNICIPALITIES: _("Gemeindeverzeichnis"),
}


def kind_of(columns: Collection[str]) -> FileKind | None:
    """The kind of file that has these columns."""
    return next((kind for kind in FileKind if set(kind.needs) <= set(columns)), None)


def refuse_other_kind(table: Table, wanted: FileKind) -> None:
    """Say which file this is when it is one of the others; what is merely incomplete names its missing column."""
    found = kind_of(table.columns)
    if found and found is not wanted and not set(wanted.needs) <= set(table.columns):
        raise RegisterError(
            _("„%(file)s“ gehört in ein anderes Feld: Das ist nach den Spalten „%(found)s“ und nicht „%(wanted)s“."),
            file=table.file,
            found=Term(found.label),
            wanted=Term(wanted.label),
        )
