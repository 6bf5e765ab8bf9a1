"""An instrument as a table that people fill in: four sheets, or one list of dimensions.

The list of dimensions is enough: keys and numbers that are not given are made from titles and order. What is wrong is
said all at once with sheet, row and column.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from rundtisch.paper.sheets import Brought, Sheet, column_name

from ..rules.drafting import key_from
from ..rules.instrument import Area, AssessedBy, Dimension, Instrument, Stage
from ..rules.instrument_problems import Where, problems_of
from ..rules.succession import Predecessor, Succession
from .instrument_sheets import AUDIENCES, COLUMNS, DIMENSIONS, HEAD, HEAD_FIELDS, LISTS, PREDECESSORS, STAGES
from .instrument_words import fault_in_words, field_in_words, oddity_in_words

_STAGE_COLUMN = re.compile(r"(?:stand|stufe)\s*(\d{1,2})\s*(?:[:.–-]\s*(.*))?", re.IGNORECASE | re.DOTALL)
_YES, _NO = {"ja", "x", "1", "yes", "wahr", "true"}, {"", "nein", "0", "no", "falsch", "false"}
_LEADS = re.compile(r"(\d{1,2})\s*(?:>|→|->)\s*(\d{1,2}|neu)")
_MOST_SHOWN = 200


@dataclass(frozen=True)
class TableProblem:
    """What is wrong in a table, with the place where its program shows it."""

    sheet: str
    row: int
    column: int
    sentence: str

    def __str__(self) -> str:
        place = _("Zeile %(row)s, Spalte %(column)s") % {"row": self.row, "column": column_name(self.column)}
        return f"{self.sheet}, {place}: {self.sentence}" if self.sheet else f"{place}: {self.sentence}"


@dataclass(frozen=True)
class TableReading:
    """The instrument that a table describes, what is wrong with it, and which columns were not understood."""

    instrument: Instrument
    problems: tuple[TableProblem, ...]
    unknown: tuple[str, ...]


def read_sheets(brought: Brought) -> TableReading:
    """The instrument that these sheets describe, with everything that is wrong with them."""
    reader = _Reader(brought)
    instrument = reader.instrument()
    problems = [TableProblem(odd.sheet, odd.row, odd.column, oddity_in_words(odd.kind)) for odd in brought.oddities]
    odd_cells = {(problem.sheet, problem.row, problem.column) for problem in problems}
    problems += reader.problems
    for found in problems_of(instrument):
        place = reader.place(found.where)
        # An odd cell gave no text, nor did a column that is not there; that it is missing too helps nobody.
        if place not in odd_cells and (found.where.dimension is None or found.where.field not in reader.absent):
            sentence = f"{field_in_words(found.where.field)}: {fault_in_words(found)}"
            problems.append(TableProblem(*place, sentence))
    problems.sort(key=lambda problem: (reader.order(problem.sheet), problem.row, problem.column))
    return TableReading(instrument, tuple(dict.fromkeys(problems[:_MOST_SHOWN])), tuple(reader.unknown))


_Place = tuple[str, int, int]


@dataclass
class _Reader:
    """Reads the sheets once and remembers in which cell each part of the instrument stands."""

    brought: Brought
    problems: list[TableProblem] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    absent: set[str] = field(default_factory=set)
    places: dict[Where, _Place] = field(default_factory=dict)
    general: tuple[Stage, ...] = ()
    own: dict[str, list[tuple[Stage, _Place]]] = field(default_factory=dict)

    def order(self, sheet: str) -> int:
        """Which sheet comes first."""
        return next((place for place, one in enumerate(self.brought.sheets) if one.name == sheet), 0)

    def place(self, where: Where) -> _Place:
        """The cell of a part; of what has none, the cell of what it belongs to, or where it would stand."""
        for near in (
            where,
            Where(where.field, where.area, where.dimension),
            Where(where.field, where.area, where.dimension, 0),
            Where("title", where.area, where.dimension),
            Where("title", where.area),
        ):
            if near in self.places and (near.field == where.field or where.area is not None):
                return self.places[near]
        sheet = self._sheet(DIMENSIONS if where.area is not None or where.field == "areas" else HEAD)
        sheet = sheet or self.brought.sheets[0]
        return (sheet.name, sheet.first_row, 1)

    def instrument(self) -> Instrument:
        """The instrument, whole or not."""
        head, lists = self._head()
        self._stages()
        areas = self._areas()
        return Instrument(
            id=head.get("id", ""),
            version=head.get("version", ""),
            title=head.get("title", ""),
            subtitle=head.get("subtitle", ""),
            language=head.get("language", "de"),
            audience=self._audience(head.get("audience", "")),
            assessed_by=head.get("assessed_by", ""),
            stage_rule=head.get("stage_rule", ""),
            how_to_use=tuple(lists["how_to_use"]),
            source_notes=tuple(lists["source_notes"]),
            stages=self.general,
            areas=areas,
            succession=self._succession(head.get("previous", "")),
        )

    def _sheet(self, name: str) -> Sheet | None:
        found = next((sheet for sheet in self.brought.sheets if sheet.name.strip().casefold() == name.casefold()), None)
        # One sheet alone is the list of dimensions, whatever it is called.
        return found or (self.brought.sheets[0] if name == DIMENSIONS and len(self.brought.sheets) == 1 else None)

    def _rows(self, sheet: Sheet | None, header: int = 1) -> Iterator[tuple[int, tuple[str, ...]]]:
        for number, row in enumerate(sheet.rows if sheet else (), start=sheet.first_row if sheet else 1):
            if sheet and number >= sheet.first_row + header and any(cell.strip() for cell in row):
                yield number, tuple(cell.strip() for cell in row)

    def _wrong(self, place: _Place, sentence: str) -> None:
        self.problems.append(TableProblem(*place, sentence))

    def _head(self) -> tuple[dict[str, str], dict[str, list[str]]]:
        sheet = self._sheet(HEAD)
        head: dict[str, str] = {}
        lists: dict[str, list[str]] = {name: [] for name in LISTS}
        fields = {label.casefold(): name for label, name in HEAD_FIELDS.items()}
        for number, row in self._rows(sheet, header=0):
            label, text = row[0], row[1] if len(row) > 1 else ""
            name = fields.get(label.casefold())
            place = (sheet.name if sheet else "", number, 2)
            if name is None:
                self.unknown += [label] if label.casefold() != "feld" else []
            elif name in LISTS:
                self.places[Where(name, number=len(lists[name]))] = place
                lists[name].append(text)
            elif name in head:
                self._wrong(place, _("„%(value)s“ steht doppelt.") % {"value": label})
            else:
                self.places[Where(name)] = place
                head[name] = text
        return head, lists

    def _audience(self, word: str) -> AssessedBy:
        if word.casefold() not in AUDIENCES:
            place = self.place(Where("audience"))
            self._wrong(place, _("Bitte sagen Sie, für wen die Matrix ist: „Schulen“ oder „Schulträger“."))
        return AUDIENCES.get(word.casefold(), AssessedBy.SCHOOL)

    def _stages(self) -> None:
        """The stages of the instrument, and those that single dimensions have for themselves."""
        sheet = self._sheet(STAGES)
        found: dict[str, list[tuple[Stage, _Place]]] = {}
        for number, row in self._rows(sheet):
            key, value, label, short = (*row, "", "", "", "")[:4]
            place = (sheet.name if sheet else "", number, 2)
            if not re.fullmatch(r"\d{1,2}", value):
                self._wrong(place, _("„%(value)s“ ist keine Zahl eines Standes.") % {"value": value})
                continue
            found.setdefault(key, []).append((Stage(int(value), label, short), place))
        general = found.pop("", [])
        if sheet is None:
            head = self._sheet(DIMENSIONS)
            general = [
                (Stage(stage, label, ""), (head.name if head else "", head.first_row if head else 1, column))
                for column, stage, label in self._stage_columns(head)
            ]
        for place_in, (_stage, cell) in enumerate(general):
            self.places[Where("stages", number=place_in)] = cell
        self.general, self.own = tuple(stage for stage, _cell in general), found

    def _stage_columns(self, sheet: Sheet | None) -> list[tuple[int, int, str]]:
        columns = []
        for column, label in enumerate(sheet.rows[0] if sheet and sheet.rows else (), start=1):
            if match := _STAGE_COLUMN.fullmatch(label.strip()):
                columns.append((column, int(match[1]), (match[2] or "").strip() or label.strip()))
        return columns

    def _columns(self, sheet: Sheet) -> dict[str, int]:
        known = {label.casefold(): name for label, name in COLUMNS.items()}
        columns: dict[str, int] = {}
        for column, label in enumerate(sheet.rows[0] if sheet.rows else (), start=1):
            name = known.get(label.strip().casefold())
            if name in columns:
                place = (sheet.name, sheet.first_row, column)
                self._wrong(place, _("Die Spalte „%(title)s“ steht doppelt.") % {"title": label.strip()})
            elif name:
                columns[name] = column
            elif label.strip() and not _STAGE_COLUMN.fullmatch(label.strip()):
                self.unknown.append(label.strip())
        for label, name in COLUMNS.items():
            if name in ("area", "title", "question") and name not in columns:
                self.absent.add(name)
                place = (sheet.name, sheet.first_row, 1)
                self._wrong(place, _("Die Spalte „%(title)s“ fehlt.") % {"title": label})
        return columns

    def _areas(self) -> tuple[Area, ...]:
        sheet = self._sheet(DIMENSIONS)
        if sheet is None:
            return ()
        columns, stage_columns = self._columns(sheet), self._stage_columns(sheet)
        self.places[Where("dimensions")] = (sheet.name, sheet.first_row, columns.get("title", 1))
        areas: list[tuple[str, str, str, list[Dimension]]] = []
        for number, row in self._rows(sheet):
            said = {name: row[column - 1] if column <= len(row) else "" for name, column in columns.items()}
            words = (said.get("area_id", ""), said.get("area_number", ""), said.get("area", ""))
            # An empty area means the one above, as people write such lists.
            if not areas or (any(words) and words != areas[-1][:3]):
                areas.append((*words, []))
                for name in ("area_id", "area_number", "area"):
                    at = {"area_id": "id", "area_number": "number", "area": "title"}[name]
                    self.places[Where(at, len(areas) - 1)] = (sheet.name, number, columns.get(name, 1))
            dimensions = areas[-1][3]
            here = (len(areas) - 1, len(dimensions))
            for name, column in columns.items():
                self.places[Where(name, *here)] = (sheet.name, number, column)
            self.places.setdefault(Where("title", *here), (sheet.name, number, 1))
            cells = {stage: (sheet.name, number, column) for column, stage, _label in stage_columns}
            dimensions.append(self._dimension(row, said, here, cells))
        for key, stages in self.own.items():
            if key not in {one.id for area in areas for one in area[3]}:
                self._wrong(stages[0][1], _("Die Kategorie „%(value)s“ gibt es nicht.") % {"value": key})
        return tuple(
            Area(
                id or key_from(f"bereich_{title or place}"),
                number or str(place),
                title,
                tuple(dimensions),
            )
            for place, (id, number, title, dimensions) in enumerate(areas, start=1)
        )

    def _dimension(
        self,
        row: tuple[str, ...],
        said: dict[str, str],
        here: tuple[int, int],
        cells: dict[int, _Place],
    ) -> Dimension:
        key = said.get("id", "") or key_from(said.get("title", "") or f"kategorie_{here[0] + 1}_{here[1] + 1}")
        own_stages = tuple(stage for stage, _cell in self.own.get(key, []))
        for number, (_stage, cell) in enumerate(self.own.get(key, [])):
            self.places[Where("own_stages", *here, number)] = cell
        described = {stage: row[cell[2] - 1] if cell[2] <= len(row) else "" for stage, cell in cells.items()}
        stages = own_stages or self.general
        for number, stage in enumerate(stages):
            self.places[Where("descriptions", *here, number)] = cells.get(
                stage.number, self.places[Where("title", *here)]
            )
        for stage_number, text in described.items():
            if text and stage_number not in {stage.number for stage in stages}:
                sentence = _("Den Stand %(value)s gibt es in dieser Kategorie nicht.") % {"value": stage_number}
                self._wrong(cells[stage_number], sentence)
        core = said.get("core", "").casefold()
        if core not in _YES | _NO:
            place = self.places[Where("core", *here)]
            self._wrong(place, _("Bitte schreiben Sie „ja“ oder „nein“."))
        return Dimension(
            id=key,
            number=said.get("number", "") or f"{here[0] + 1}.{here[1] + 1}",
            title=said.get("title", ""),
            question=said.get("question", ""),
            is_core=core in _YES,
            descriptions=tuple(described.get(stage.number, "") for stage in stages),
            note=said.get("note", ""),
            evidence=said.get("evidence", ""),
            counterparts=tuple(filter(None, re.split(r"[,;\s]+", said.get("counterparts", "")))),
            own_stages=own_stages,
        )

    def _succession(self, version: str) -> Succession | None:
        sheet = self._sheet(PREDECESSORS)
        if not version and sheet is None:
            return None
        predecessors: list[Predecessor] = []
        for number, row in self._rows(sheet):
            dimension, before, leads = (*row, "", "", "")[:3]
            place = (sheet.name if sheet else "", number, 3)
            pieces = [piece.strip() for piece in leads.split(",") if piece.strip()]
            matches = [_LEADS.fullmatch(piece) for piece in pieces]
            if not all(matches):
                self._wrong(place, _("Bitte schreiben Sie, welcher Stand zu welchem wird, zum Beispiel: 0>0, 1>neu."))
            self.places[Where("predecessors", number=len(predecessors))] = (place[0], number, 1)
            stages = {int(match[1]): None if match[2] == "neu" else int(match[2]) for match in matches if match}
            predecessors.append(Predecessor(dimension, before, tuple(sorted(stages.items()))))
        return Succession(version, tuple(predecessors))
