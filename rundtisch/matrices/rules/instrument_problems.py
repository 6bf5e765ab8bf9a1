"""What an instrument still lacks before it can be published; all of it at once, each with its place."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rundtisch.matrices.rules.instrument import Area, Dimension, Instrument, Stage
from rundtisch.matrices.rules.stages import FEWEST_STAGES, MOST_STAGES
from rundtisch.matrices.rules.succession import Succession

#: More than a group can talk about; a file with more was made by mistake.
MOST_DIMENSIONS = 200
MOST_AREAS = 40
MOST_LETTERS = 4000
MOST_NOTES = 40

_KEY = re.compile(r"[A-Za-z0-9_-]{1,80}")
_VERSION = re.compile(r"[A-Za-z0-9._-]{1,20}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
#: What must be said, with the most letters of each.
_HEAD = {"id": 80, "version": 20, "title": 200, "language": 5}
_HEAD_OPTIONAL = {"subtitle": 300, "assessed_by": MOST_LETTERS, "stage_rule": MOST_LETTERS}
_AREA = {"id": 80, "number": 10, "title": 200}
_DIMENSION = {"id": 80, "number": 10, "title": 200, "question": MOST_LETTERS}
_DIMENSION_OPTIONAL = {"note": MOST_LETTERS, "evidence": MOST_LETTERS}
_MOST_STAGE_NUMBER = 20


class Fault(StrEnum):
    """What is wrong at a place."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    UNFIT_KEY = "unfit_key"
    UNFIT_VERSION = "unfit_version"
    UNFIT_LETTER = "unfit_letter"
    DOUBLE = "double"
    TOO_FEW_STAGES = "too_few_stages"
    TOO_MANY_STAGES = "too_many_stages"
    NOT_FOLLOWING = "not_following"
    NO_AREAS = "no_areas"
    TOO_MANY_AREAS = "too_many_areas"
    NO_DIMENSIONS = "no_dimensions"
    TOO_MANY_DIMENSIONS = "too_many_dimensions"
    TOO_MANY_NOTES = "too_many_notes"
    OWN_COUNTERPART = "own_counterpart"
    UNKNOWN_DIMENSION = "unknown_dimension"
    UNKNOWN_STAGE = "unknown_stage"
    FOLLOWS_ITSELF = "follows_itself"


@dataclass(frozen=True)
class Where:
    """A place in an instrument: a field, of an area, of a dimension, of a stage; all counted from 0."""

    field: str
    area: int | None = None
    dimension: int | None = None
    number: int | None = None


@dataclass(frozen=True)
class Problem:
    """What is wrong, where, and the value it is about."""

    where: Where
    fault: Fault
    value: str = ""


def problems_of(instrument: Instrument) -> tuple[Problem, ...]:
    """Everything that stands against publishing this instrument."""
    found = [*_head(instrument), *_stages(instrument.stages, "stages"), *_areas(instrument)]
    found += _doubles(instrument)
    if instrument.succession:
        found += _succession(instrument, instrument.succession)
    return tuple(found)


def _head(instrument: Instrument) -> Iterator[Problem]:
    yield from _texts(instrument, _HEAD, is_required=True)
    yield from _texts(instrument, _HEAD_OPTIONAL, is_required=False)
    if instrument.id and not _KEY.fullmatch(instrument.id):
        yield Problem(Where("id"), Fault.UNFIT_KEY, instrument.id)
    if instrument.version and not _VERSION.fullmatch(instrument.version):
        yield Problem(Where("version"), Fault.UNFIT_VERSION, instrument.version)
    for field in ("how_to_use", "source_notes"):
        notes: tuple[str, ...] = getattr(instrument, field)
        if len(notes) > MOST_NOTES:
            yield Problem(Where(field), Fault.TOO_MANY_NOTES, str(len(notes)))
        for number, note in enumerate(notes):
            yield from _text(Where(field, number=number), note, MOST_LETTERS, is_required=True)


def _stages(
    stages: tuple[Stage, ...], field: str, area: int | None = None, dimension: int | None = None
) -> Iterator[Problem]:
    where = Where(field, area, dimension)
    if len(stages) < FEWEST_STAGES:
        yield Problem(where, Fault.TOO_FEW_STAGES, str(len(stages)))
    if len(stages) > MOST_STAGES:
        yield Problem(where, Fault.TOO_MANY_STAGES, str(len(stages)))
    for number, stage in enumerate(stages):
        here = Where(field, area, dimension, number)
        is_first_unfit = not number and not 0 <= stage.number <= _MOST_STAGE_NUMBER
        if is_first_unfit or (number and stage.number != stages[number - 1].number + 1):
            yield Problem(here, Fault.NOT_FOLLOWING, str(stage.number))
        yield from _text(here, stage.label, 120, is_required=True)
        yield from _text(here, stage.short, 40, is_required=False)


def _areas(instrument: Instrument) -> Iterator[Problem]:
    if not instrument.areas:
        yield Problem(Where("areas"), Fault.NO_AREAS)
    if len(instrument.areas) > MOST_AREAS:
        yield Problem(Where("areas"), Fault.TOO_MANY_AREAS, str(len(instrument.areas)))
    number = sum(len(area.dimensions) for area in instrument.areas)
    if number > MOST_DIMENSIONS:
        yield Problem(Where("dimensions"), Fault.TOO_MANY_DIMENSIONS, str(number))
    for place, area in enumerate(instrument.areas):
        yield from _area(instrument, area, place)


def _area(instrument: Instrument, area: Area, place: int) -> Iterator[Problem]:
    yield from _texts(area, _AREA, is_required=True, area=place)
    if area.id and not _KEY.fullmatch(area.id):
        yield Problem(Where("id", place), Fault.UNFIT_KEY, area.id)
    if not area.dimensions:
        yield Problem(Where("dimensions", place), Fault.NO_DIMENSIONS, area.title)
    for number, dimension in enumerate(area.dimensions):
        yield from _dimension(instrument, dimension, place, number)


def _dimension(instrument: Instrument, dimension: Dimension, area: int, place: int) -> Iterator[Problem]:
    yield from _texts(dimension, _DIMENSION, is_required=True, area=area, dimension=place)
    yield from _texts(dimension, _DIMENSION_OPTIONAL, is_required=False, area=area, dimension=place)
    if dimension.id and not _KEY.fullmatch(dimension.id):
        yield Problem(Where("id", area, place), Fault.UNFIT_KEY, dimension.id)
    if dimension.own_stages:
        yield from _stages(dimension.own_stages, "own_stages", area, place)
    for number in range(len(instrument.stages_of(dimension))):
        text = dimension.descriptions[number] if number < len(dimension.descriptions) else ""
        yield from _text(Where("descriptions", area, place, number), text, MOST_LETTERS, is_required=True)
    doubled = Counter(dimension.counterparts)
    for number, other in enumerate(dimension.counterparts):
        here = Where("counterparts", area, place, number)
        if not _KEY.fullmatch(other):
            yield Problem(here, Fault.UNFIT_KEY, other)
        elif other == dimension.id:
            yield Problem(here, Fault.OWN_COUNTERPART, other)
        elif doubled[other] > 1 and dimension.counterparts.index(other) != number:
            yield Problem(here, Fault.DOUBLE, other)


def _doubles(instrument: Instrument) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, area in enumerate(instrument.areas):
        owners = [(Where("id", place), area.id)]
        owners += [(Where("id", place, number), one.id) for number, one in enumerate(area.dimensions)]
        for where, key in owners:
            if key and key in seen:
                yield Problem(where, Fault.DOUBLE, key)
            seen.add(key)


def _succession(instrument: Instrument, succession: Succession) -> Iterator[Problem]:
    yield from _text(Where("previous"), succession.version, 20, is_required=True)
    if succession.version == instrument.version:
        yield Problem(Where("previous"), Fault.FOLLOWS_ITSELF, succession.version)
    dimensions = {dimension.id: dimension for dimension in instrument.dimensions}
    pairs: set[tuple[str, str]] = set()
    for number, one in enumerate(succession.predecessors):
        here = Where("predecessors", number=number)
        if not _KEY.fullmatch(one.before):
            yield Problem(here, Fault.UNFIT_KEY, one.before)
        if (one.dimension, one.before) in pairs:
            yield Problem(here, Fault.DOUBLE, one.before)
        pairs.add((one.dimension, one.before))
        dimension = dimensions.get(one.dimension)
        if dimension is None:
            yield Problem(here, Fault.UNKNOWN_DIMENSION, one.dimension)
            continue
        known = {stage.number for stage in instrument.stages_of(dimension)}
        for _before, after in one.stages:
            if after is not None and after not in known:
                yield Problem(here, Fault.UNKNOWN_STAGE, str(after))


def _texts(
    owner: object, most: dict[str, int], *, is_required: bool, area: int | None = None, dimension: int | None = None
) -> Iterator[Problem]:
    for field, letters in most.items():
        yield from _text(Where(field, area, dimension), getattr(owner, field), letters, is_required=is_required)


def _text(where: Where, text: str, most: int, *, is_required: bool) -> Iterator[Problem]:
    if is_required and not text.strip():
        yield Problem(where, Fault.MISSING)
    if len(text) > most:
        yield Problem(where, Fault.TOO_LONG, str(most))
    if _CONTROL.search(text):
        yield Problem(where, Fault.UNFIT_LETTER)
