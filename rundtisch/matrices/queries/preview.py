"""A draft as it will look: one dimension as houses rate it, and all of it as a table reads it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..rules.instrument import Dimension, Instrument
from .library import StageWord, words_of_stages


@dataclass(frozen=True)
class PreviewCell:
    """A cell of the grid with an invented stage."""

    house: str
    stage: StageWord | None


@dataclass(frozen=True)
class PreviewRow:
    """A dimension of the grid."""

    key: str
    heading: str
    is_core: bool
    cells: tuple[PreviewCell, ...]


@dataclass(frozen=True)
class PreviewArea:
    """An area of the grid."""

    heading: str
    rows: tuple[PreviewRow, ...]


@dataclass(frozen=True)
class PreviewDimension:
    """One dimension as its rating form shows it."""

    dimension: Dimension
    heading: str
    area: str
    number: int
    cards: tuple[tuple[StageWord, str], ...]
    previous_key: str
    next_key: str


@dataclass(frozen=True)
class Preview:
    """The whole preview."""

    instrument: Instrument
    houses: tuple[str, ...]
    stages: tuple[StageWord, ...]
    areas: tuple[PreviewArea, ...]
    count: int
    shown: PreviewDimension | None


def preview_of(instrument: Instrument, key: str) -> Preview:
    """The preview with one dimension opened: the one asked for, or the first."""
    houses = tuple(_("Haus %(letter)s") % {"letter": letter} for letter in "ABC")
    areas = tuple(
        PreviewArea(
            f"{area.number}. {area.title}",
            tuple(_row(instrument, one, place + number, houses) for number, one in enumerate(area.dimensions)),
        )
        for place, area in enumerate(instrument.areas)
    )
    dimensions = [(area.title, one) for area in instrument.areas for one in area.dimensions]
    keys = [one.id for _area, one in dimensions]
    place = keys.index(key) if key in keys else 0
    shown = _shown(instrument, *dimensions[place], place, keys) if keys else None
    return Preview(instrument, houses, _words(instrument, None), areas, len(keys), shown)


def _words(instrument: Instrument, dimension: Dimension | None) -> tuple[StageWord, ...]:
    stages = instrument.stages_of(dimension) if dimension else instrument.stages
    return words_of_stages([(stage.number, stage.label or "…", stage.short) for stage in stages])


def _row(instrument: Instrument, one: Dimension, place: int, houses: tuple[str, ...]) -> PreviewRow:
    words = _words(instrument, one)
    cells = tuple(
        # One of the cells is not visible, as it will often be.
        PreviewCell(house, words[(place + number) % len(words)] if words and (place + number) % 4 else None)
        for number, house in enumerate(houses)
    )
    return PreviewRow(one.id, f"{one.number} {one.title}".strip() or one.id, one.is_core, cells)


def _shown(instrument: Instrument, area: str, one: Dimension, place: int, keys: list[str]) -> PreviewDimension:
    words = _words(instrument, one)
    texts = (*one.descriptions, *[""] * len(words))
    return PreviewDimension(
        one,
        f"{one.number} {one.title}".strip(),
        area,
        place + 1,
        tuple(zip(words, texts, strict=False)),
        keys[place - 1] if place else "",
        keys[place + 1] if place + 1 < len(keys) else "",
    )
