"""Writing an instrument step by step: every change gives a new whole, and what stays keeps its answers.

In a draft every key is there and stands once; everything else may still be missing.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, replace
from hashlib import sha256
from typing import Any

from rundtisch.matrices.rules.instrument import Area, AssessedBy, Dimension, Instrument, Stage
from rundtisch.matrices.rules.succession import Predecessor, Succession

_LONGEST_KEY = 60


def kept(instrument: Instrument) -> dict[str, Any]:
    """The instrument as plain content, whole or not; `of_content` reads it back."""
    return asdict(instrument)


def of_content(content: dict[str, Any]) -> Instrument:
    """The instrument that was kept as plain content."""
    succession = content["succession"]
    return Instrument(
        **{
            **content,
            "audience": AssessedBy(content["audience"]),
            "how_to_use": tuple(content["how_to_use"]),
            "source_notes": tuple(content["source_notes"]),
            "stages": _stages(content["stages"]),
            "areas": tuple(
                Area(**{**area, "dimensions": tuple(_dimension(one) for one in area["dimensions"])})
                for area in content["areas"]
            ),
            "succession": _succession(succession) if succession else None,
        }
    )


def _stages(entries: Iterable[dict[str, Any]]) -> tuple[Stage, ...]:
    return tuple(Stage(**entry) for entry in entries)


def _dimension(content: dict[str, Any]) -> Dimension:
    return Dimension(
        **{
            **content,
            "descriptions": tuple(content["descriptions"]),
            "counterparts": tuple(content["counterparts"]),
            "own_stages": _stages(content["own_stages"]),
        }
    )


def _succession(content: dict[str, Any]) -> Succession:
    predecessors = (
        Predecessor(one["dimension"], one["before"], tuple((before, after) for before, after in one["stages"]))
        for one in content["predecessors"]
    )
    return Succession(content["version"], tuple(predecessors))


def mark_of(part: object) -> str:
    """A short mark of a part as somebody read it; it differs as soon as the part does."""
    return sha256(repr(part).encode()).hexdigest()[:20]


def key_from(title: str, taken: Iterable[str] = ()) -> str:
    """A key made from a title, in small letters, figures and underscores, that nothing else has."""
    spelled = title.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    key = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:_LONGEST_KEY] or "neu"
    known, found, number = set(taken), key, 2
    while found in known:
        found, number = f"{key}_{number}", number + 1
    return found


def keys_of(instrument: Instrument) -> list[str]:
    """Every key of areas and dimensions."""
    return [area.id for area in instrument.areas] + [dimension.id for dimension in instrument.dimensions]


def titles_of(instrument: Instrument) -> dict[str, str]:
    """Every area and dimension by its key."""
    titles = {area.id: area.title for area in instrument.areas}
    return titles | {dimension.id: dimension.title for dimension in instrument.dimensions}


def with_stages(instrument: Instrument, stages: tuple[Stage, ...], origins: tuple[int | None, ...]) -> Instrument:
    """The instrument with other stages; `origins` says which old stage each was, so that descriptions go along."""
    areas = tuple(
        replace(
            area,
            dimensions=tuple(
                one
                if one.own_stages
                else replace(one, descriptions=tuple(_said(one.descriptions, origin) for origin in origins))
                for one in area.dimensions
            ),
        )
        for area in instrument.areas
    )
    return replace(instrument, stages=stages, areas=areas)


def _said(descriptions: tuple[str, ...], origin: int | None) -> str:
    return descriptions[origin] if origin is not None and origin < len(descriptions) else ""


def with_area(instrument: Instrument, area: Area, key: str = "") -> Instrument:
    """The instrument with one area changed, or with a new one at the end."""
    if not key:
        return replace(instrument, areas=(*instrument.areas, area))
    return replace(instrument, areas=tuple(area if one.id == key else one for one in instrument.areas))


def with_dimension(instrument: Instrument, area_key: str, dimension: Dimension, key: str = "") -> Instrument:
    """The instrument with one dimension changed, moved to another area, or added at an area's end."""
    where = next((area.id for area in instrument.areas if any(one.id == key for one in area.dimensions)), "")
    areas = []
    for area in instrument.areas:
        dimensions = area.dimensions
        if where == area_key:
            dimensions = tuple(dimension if one.id == key else one for one in dimensions)
        else:
            dimensions = tuple(one for one in dimensions if one.id != key)
            dimensions += (dimension,) if area.id == area_key else ()
        areas.append(replace(area, dimensions=dimensions))
    changed = replace(instrument, areas=tuple(areas))
    return _renamed(changed, key, dimension.id) if key and key != dimension.id else changed


def _renamed(instrument: Instrument, old: str, new: str) -> Instrument:
    """What leads to a dimension leads to it under its new key too."""
    if instrument.succession is None:
        return instrument
    predecessors = tuple(
        replace(one, dimension=new) if one.dimension == old else one for one in instrument.succession.predecessors
    )
    return replace(instrument, succession=replace(instrument.succession, predecessors=predecessors))


def without(instrument: Instrument, key: str) -> Instrument:
    """The instrument without an area and its dimensions, or without one dimension."""
    areas = tuple(
        replace(area, dimensions=tuple(one for one in area.dimensions if one.id != key))
        for area in instrument.areas
        if area.id != key
    )
    succession = instrument.succession
    left = {one.id for area in areas for one in area.dimensions}
    if succession:
        succession = replace(
            succession, predecessors=tuple(one for one in succession.predecessors if one.dimension in left)
        )
    return replace(instrument, areas=areas, succession=succession)


def moved(instrument: Instrument, key: str, way: str) -> Instrument:
    """The instrument with an area or a dimension one place up or down; a dimension goes over into the next area."""
    step = {"up": -1, "down": 1}.get(way, 0)
    areas = list(instrument.areas)
    for place, area in enumerate(areas):
        if area.id == key:
            _swap(areas, place, place + step)
            return replace(instrument, areas=tuple(areas))
        keys = [one.id for one in area.dimensions]
        if key not in keys:
            continue
        dimensions, at = list(area.dimensions), keys.index(key)
        if 0 <= at + step < len(dimensions):
            _swap(dimensions, at, at + step)
        elif 0 <= place + step < len(areas) and step:
            one, near = dimensions.pop(at), areas[place + step]
            taken = (*near.dimensions, one) if step < 0 else (one, *near.dimensions)
            areas[place + step] = replace(near, dimensions=taken)
        areas[place] = replace(area, dimensions=tuple(dimensions))
        return replace(instrument, areas=tuple(areas))
    return instrument


def _swap(entries: list[Any], one: int, other: int) -> None:
    if 0 <= other < len(entries):
        entries[one], entries[other] = entries[other], entries[one]


def numbered(instrument: Instrument) -> Instrument:
    """The instrument numbered anew in its order: 1, 1.1, 1.2, 2, 2.1."""
    areas = (
        replace(
            area,
            number=str(place),
            dimensions=tuple(
                replace(one, number=f"{place}.{number}") for number, one in enumerate(area.dimensions, start=1)
            ),
        )
        for place, area in enumerate(instrument.areas, start=1)
    )
    return replace(instrument, areas=tuple(areas))


def proposed_succession(before: Instrument, after: Instrument) -> Succession:
    """What follows what as long as nobody says otherwise: the same key with the same stages."""
    known = {dimension.id: dimension for dimension in before.dimensions}
    predecessors = []
    for dimension in after.dimensions:
        old = known.get(dimension.id)
        if old is not None:
            predecessors.append(Predecessor(dimension.id, old.id, same_stages(before, old, after, dimension)))
    return Succession(before.version, tuple(predecessors))


def same_stages(
    before: Instrument, old: Dimension, after: Instrument, new: Dimension
) -> tuple[tuple[int, int | None], ...]:
    """Each old stage with the new one of the same word; those of other words are asked anew."""
    words = {stage.label: stage.number for stage in after.stages_of(new)}
    return tuple((stage.number, words.get(stage.label)) for stage in before.stages_of(old))
