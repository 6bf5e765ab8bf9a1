"""The instruments as they are read on pages: stages, areas, dimensions, counterparts; two questions in all."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from uuid import UUID

from rundtisch.foundation.memory import remembered

from ..models import Assessment, Dimension, Instrument, kind_assessing
from ..rules.ratings import Counterparts, counterparts_of
from ..rules.stages import Scale

#: Colour steps that the pages have for stages, whatever number of stages an instrument has.
_TONES = 3


@dataclass(frozen=True)
class StageWord:
    """A stage in words."""

    value: int
    label: str
    short: str
    tone: int


@dataclass(frozen=True)
class DimensionSheet:
    """A dimension with its place in the instrument."""

    id: UUID
    instrument: UUID
    key: str
    number: str
    title: str
    area_number: str
    area_title: str
    is_core: bool
    #: The stages that this dimension has for itself.
    own_stages: tuple[StageWord, ...] = ()

    @property
    def heading(self) -> str:
        """Number and title."""
        return f"{self.number} {self.title}"


@dataclass(frozen=True)
class AreaSheet:
    """An area with its dimensions."""

    number: str
    title: str
    dimensions: tuple[DimensionSheet, ...]


@dataclass(frozen=True)
class InstrumentSheet:
    """One version of an instrument."""

    id: UUID
    key: str
    version: str
    title: str
    audience: str
    institution_kind: str
    stages: tuple[StageWord, ...]
    areas: tuple[AreaSheet, ...]
    is_retired: bool = False
    follows: str = ""

    @property
    def dimensions(self) -> tuple[DimensionSheet, ...]:
        """All dimensions in order."""
        return tuple(dimension for area in self.areas for dimension in area.dimensions)

    @cached_property
    def core(self) -> "InstrumentSheet":
        """What a short pulse asks of it."""
        areas = ((area, tuple(one for one in area.dimensions if one.is_core)) for area in self.areas)
        return replace(self, areas=tuple(replace(area, dimensions=core) for area, core in areas if core))

    @cached_property
    def scale(self) -> Scale:
        """The numbers of the stages."""
        return Scale(self.stages[0].value, self.stages[-1].value)

    @cached_property
    def _own(self) -> dict[str, tuple[StageWord, ...]]:
        return {dimension.key: dimension.own_stages for dimension in self.dimensions if dimension.own_stages}

    def stages_of(self, key: str) -> tuple[StageWord, ...]:
        """The stages of one dimension: its own, or those of the instrument."""
        return self._own.get(key, self.stages)

    def scale_of(self, key: str) -> Scale:
        """The numbers of the stages of one dimension."""
        own = self._own.get(key)
        return Scale(own[0].value, own[-1].value) if own else self.scale

    def stage(self, value: int | None, key: str = "") -> StageWord | None:
        """The words of a stage, in one dimension."""
        return next((stage for stage in self.stages_of(key) if stage.value == value), None)


@dataclass(frozen=True)
class Library:
    """All versions of all instruments, newest first, and which dimensions answer each other."""

    instruments: tuple[InstrumentSheet, ...]
    counterparts: Counterparts

    @cached_property
    def newest(self) -> tuple[InstrumentSheet, ...]:
        """The newest version of each instrument, those for schools first."""
        found: dict[str, InstrumentSheet] = {}
        for sheet in self.instruments:
            found.setdefault(sheet.key, sheet)
        return tuple(sorted(found.values(), key=lambda sheet: (sheet.audience != "school", sheet.title)))

    @cached_property
    def dropped(self) -> tuple[UUID, ...]:
        """Dimensions of earlier versions that the newest version of their instrument no longer asks."""
        asked = {sheet.key: {dimension.key for dimension in sheet.dimensions} for sheet in self.newest}
        return tuple(
            dimension.id
            for sheet in self.instruments
            for dimension in sheet.dimensions
            if dimension.key not in asked[sheet.key]
        )

    @cached_property
    def _by_id(self) -> dict[UUID, InstrumentSheet]:
        return {sheet.id: sheet for sheet in self.instruments}

    @cached_property
    def _dimensions(self) -> dict[str, DimensionSheet]:
        sheets = reversed([*self.newest, *self.instruments])
        return {dimension.key: dimension for sheet in sheets for dimension in sheet.dimensions}

    @cached_property
    def _answering(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for pair in sorted(tuple(sorted(pair)) for pair in self.counterparts):
            for one, other in (pair, pair[::-1]):
                if other in self._dimensions:
                    found.setdefault(one, []).append(other)
        return {key: tuple(others) for key, others in found.items()}

    def sheet(self, instrument: UUID) -> InstrumentSheet:
        """One version by its id."""
        return self._by_id[instrument]

    def of_key(self, key: str) -> InstrumentSheet | None:
        """The newest version of an instrument."""
        return next((sheet for sheet in self.newest if sheet.key == key), None)

    def dimension(self, key: str) -> DimensionSheet | None:
        """A dimension as its newest version has it."""
        return self._dimensions.get(key)

    @cached_property
    def _places(self) -> dict[str, int]:
        dimensions = (dimension.key for sheet in self.newest for dimension in sheet.dimensions)
        return {key: place for place, key in enumerate(dimensions)}

    def place_of(self, key: str) -> int:
        """Where a dimension stands in the newest instruments, those for schools first; dropped ones come last."""
        return self._places.get(key, len(self._places))

    def answering(self, key: str) -> tuple[DimensionSheet, ...]:
        """The dimensions that answer this one, read both ways, in the order of their instrument."""
        found = [self._dimensions[other] for other in self._answering.get(key, ())]
        return tuple(sorted(found, key=lambda dimension: [int(part) for part in _figures(dimension.number)]))


def _figures(number: str) -> list[str]:
    return [part for part in number.split(".") if part.isdigit()]


def questions_of(assessment: Assessment) -> InstrumentSheet:
    """What an assessment asks: all of its instrument, or the core of it."""
    sheet = library().sheet(assessment.instrument_id)
    return sheet.core if assessment.is_pulse else sheet


def library() -> Library:
    """Every instrument; asked once per request."""
    return remembered("matrices_library", _found)


def _found() -> Library:
    heads: dict[UUID, tuple[Any, ...]] = {}
    stages: dict[UUID, list[_StageRow]] = {}
    own: dict[UUID, list[_StageRow]] = {}
    words = Instrument.objects.order_by("-published_at", "-version", "stages__value")
    for id, *head, dimension, value, label, short in words.values_list(
        "pk",
        "key",
        "version",
        "title",
        "audience",
        "retirement",
        "follows",
        "stages__dimension_id",
        "stages__value",
        "stages__label",
        "stages__short",
    ):
        heads[id] = tuple(head)
        (own.setdefault(dimension, []) if dimension else stages.setdefault(id, [])).append((value, label, short))
    dimensions: dict[UUID, dict[str, DimensionSheet]] = {}
    links: list[tuple[str, str]] = []
    fields: list[Any]
    for *fields, other in Dimension.objects.order_by("position").values_list(
        "id",
        "instrument_id",
        "key",
        "number",
        "title",
        "area__number",
        "area__title",
        "is_core",
        "counterparts__other_key",
    ):
        sheet = DimensionSheet(*fields)
        if sheet.id in own:
            sheet = replace(sheet, own_stages=words_of_stages(own[sheet.id]))
        dimensions.setdefault(sheet.instrument, {})[sheet.key] = sheet
        if other:
            links.append((sheet.key, other))
    sheets = tuple(
        _sheet(one, head, stages[one], list(dimensions.get(one, {}).values())) for one, head in heads.items()
    )
    return Library(sheets, counterparts_of(links))


_StageRow = tuple[int, str, str]


def _sheet(
    id: UUID, head: tuple[Any, ...], stages: list[_StageRow], dimensions: list[DimensionSheet]
) -> InstrumentSheet:
    key, version, title, audience, retirement, follows = head
    areas: dict[str, list[DimensionSheet]] = {}
    for dimension in dimensions:
        areas.setdefault(dimension.area_number, []).append(dimension)
    return InstrumentSheet(
        id,
        key,
        version,
        title,
        audience,
        kind_assessing(audience),
        words_of_stages(stages),
        tuple(AreaSheet(number, found[0].area_title, tuple(found)) for number, found in areas.items()),
        retirement is not None,
        follows,
    )


def words_of_stages(stages: list[_StageRow]) -> tuple[StageWord, ...]:
    """Stages with the tone in which pages show them, given as number, word and short word."""
    last = max(len(stages) - 1, 1)
    return tuple(
        StageWord(value, label, short or label, round(place * _TONES / last))
        for place, (value, label, short) in enumerate(stages)
    )
