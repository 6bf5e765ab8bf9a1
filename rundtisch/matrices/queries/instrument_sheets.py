"""An instrument as sheets of a table file, in the columns that people fill in."""

from rundtisch.paper.sheets import Sheet

from ..rules.instrument import AssessedBy, Instrument
from ..rules.succession import Succession

HEAD, STAGES, DIMENSIONS, PREDECESSORS = "Matrix", "Stände", "Kategorien", "Vorgänger"

HEAD_FIELDS = {
    "Schlüssel": "id",
    "Fassung": "version",
    "Titel": "title",
    "Untertitel": "subtitle",
    "Sprache": "language",
    "Für": "audience",
    "Wer mitwirkt": "assessed_by",
    "Welcher Stand gilt": "stage_rule",
    "Arbeitsweise": "how_to_use",
    "Quelle": "source_notes",
    "Folgt auf Fassung": "previous",
}
LISTS = {"how_to_use", "source_notes"}
COLUMNS = {
    "Bereich-Schlüssel": "area_id",
    "Bereich-Nummer": "area_number",
    "Bereich": "area",
    "Schlüssel": "id",
    "Nummer": "number",
    "Kategorie": "title",
    "Leitfrage": "question",
    "Kurzfassung": "core",
    "Hinweis": "note",
    "Belege": "evidence",
    "Gegenstücke": "counterparts",
}
#: For whom an instrument is, as people write it.
AUDIENCES = {"schulen": AssessedBy.SCHOOL, "schulträger": AssessedBy.AUTHORITY}
AUDIENCES |= {audience.value: audience for audience in AssessedBy}


def sheets_of(instrument: Instrument) -> tuple[Sheet, ...]:
    """The instrument as sheets; `read_sheets` reads them back."""
    return (_head_sheet(instrument), _stages_sheet(instrument), _dimensions_sheet(instrument)) + (
        (_predecessors_sheet(instrument.succession),) if instrument.succession else ()
    )


def _head_sheet(instrument: Instrument) -> Sheet:
    audience = next(word for word, known in AUDIENCES.items() if known is instrument.audience)
    rows = [("Feld", "Inhalt")]
    for label, name in HEAD_FIELDS.items():
        if name == "audience":
            rows.append((label, audience.capitalize()))
        elif name == "previous":
            rows += [(label, instrument.succession.version)] if instrument.succession else []
        elif name in LISTS:
            rows += [(label, note) for note in getattr(instrument, name)]
        elif text := getattr(instrument, name):
            rows.append((label, text))
    return Sheet(HEAD, tuple(rows))


def _stages_sheet(instrument: Instrument) -> Sheet:
    rows = [("Kategorie", "Stand", "Wort", "Kurz")]
    rows += [("", str(stage.number), stage.label, stage.short) for stage in instrument.stages]
    rows += [
        (dimension.id, str(stage.number), stage.label, stage.short)
        for dimension in instrument.dimensions
        for stage in dimension.own_stages
    ]
    return Sheet(STAGES, tuple(rows))


def _dimensions_sheet(instrument: Instrument) -> Sheet:
    numbers = sorted(
        {stage.number for stage in instrument.stages}
        | {stage.number for dimension in instrument.dimensions for stage in dimension.own_stages}
    )
    rows = [(*COLUMNS, *(f"Stand {number}" for number in numbers))]
    for area in instrument.areas:
        for one in area.dimensions:
            described = {
                stage.number: text for stage, text in zip(instrument.stages_of(one), one.descriptions, strict=True)
            }
            rows.append(
                (
                    area.id,
                    area.number,
                    area.title,
                    one.id,
                    one.number,
                    one.title,
                    one.question,
                    "ja" if one.is_core else "nein",
                    one.note,
                    one.evidence,
                    ", ".join(one.counterparts),
                    *(described.get(number, "") for number in numbers),
                )
            )
    return Sheet(DIMENSIONS, tuple(rows))


def _predecessors_sheet(succession: Succession) -> Sheet:
    rows = [("Kategorie", "Vorher", "Stände")]
    for one in succession.predecessors:
        leads = ", ".join(f"{before}>{'neu' if after is None else after}" for before, after in one.stages)
        rows.append((one.dimension, one.before, leads))
    return Sheet(PREDECESSORS, tuple(rows))
