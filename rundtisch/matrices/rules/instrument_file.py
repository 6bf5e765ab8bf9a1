"""How an instrument is read from its file, what is refused with its place named, and how it is written again."""

from typing import Any

from rundtisch.foundation.rules.places import Place, PlaceError, shown
from rundtisch.matrices.rules.instrument import Area, AssessedBy, Dimension, Instrument, Stage
from rundtisch.matrices.rules.stages import FEWEST_STAGES, MOST_STAGES
from rundtisch.matrices.rules.succession import Predecessor, Succession


class InstrumentError(PlaceError):
    """The file describes no instrument; the message names the place and the reason."""


def parse(raw: object) -> Instrument:
    """The instrument that plain mappings and lists describe; raises InstrumentError."""
    root = Place(raw, error=InstrumentError)
    stages = _stages(root.at("stages"))
    areas = tuple(_area(place, stages) for place in _some(root.at("areas")))
    _refuse_doubles(root)
    return Instrument(
        id=_said(root.at("id")),
        version=_said(root.at("version")),
        title=_said(root.at("title")),
        subtitle=_optional(root, "subtitle"),
        language=_said(root.at("language")),
        audience=root.at("audience").choice(AssessedBy),
        assessed_by=_optional(root, "assessed_by"),
        stage_rule=_optional(root, "stage_rule"),
        how_to_use=_texts(root, "how_to_use"),
        source_notes=_texts(root, "source_notes"),
        stages=stages,
        areas=areas,
        succession=_succession(root),
    )


def plain(instrument: Instrument) -> dict[str, Any]:
    """The plain mappings and lists that describe the instrument; `parse` reads them back."""
    written: dict[str, Any] = {
        "id": instrument.id,
        "title": instrument.title,
        "subtitle": instrument.subtitle,
        "version": instrument.version,
        "language": instrument.language,
        "audience": instrument.audience.value,
        "assessed_by": instrument.assessed_by,
        "source_notes": list(instrument.source_notes),
        "stages": _plain_stages(instrument.stages),
        "stage_rule": instrument.stage_rule,
        "how_to_use": list(instrument.how_to_use),
        "previous": _plain_succession(instrument.succession),
        "areas": [
            {
                "id": area.id,
                "number": area.number,
                "title": area.title,
                "dimensions": [_plain_dimension(instrument, dimension) for dimension in area.dimensions],
            }
            for area in instrument.areas
        ],
    }
    return _said_only(written)


def _plain_dimension(instrument: Instrument, dimension: Dimension) -> dict[str, Any]:
    stages = instrument.stages_of(dimension)
    return {
        "id": dimension.id,
        "number": dimension.number,
        "core": dimension.is_core,
        **_said_only(
            {
                "title": dimension.title,
                "question": dimension.question,
                "note": dimension.note,
                "scale": _plain_stages(dimension.own_stages),
                "stages": {stage.number: text for stage, text in zip(stages, dimension.descriptions, strict=True)},
                "evidence": dimension.evidence,
                "counterpart": list(dimension.counterparts),
            }
        ),
    }


def _plain_stages(stages: tuple[Stage, ...]) -> list[dict[str, Any]]:
    return [{"value": stage.number, "label": stage.label, **_said_only({"short": stage.short})} for stage in stages]


def _plain_succession(succession: Succession | None) -> dict[str, Any]:
    if succession is None:
        return {}
    return {
        "version": succession.version,
        "dimensions": [
            {"id": one.dimension, "from": one.before, "stages": dict(one.stages)} for one in succession.predecessors
        ],
    }


def _said_only(written: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in written.items() if value not in ("", [], {})}


def _succession(root: Place) -> Succession | None:
    previous = root.find("previous")
    if previous is None:
        return None
    links = previous.find("dimensions")
    predecessors: list[Predecessor] = []
    for place in links.each() if links is not None else []:
        one = Predecessor(_said(place.at("id")), _said(place.at("from")), _leading(place.at("stages")))
        if (one.dimension, one.before) in {(known.dimension, known.before) for known in predecessors}:
            raise place.refusal(f"{shown(one.before)} steht doppelt")
        predecessors.append(one)
    return Succession(_said(previous.at("version")), tuple(predecessors))


def _leading(place: Place) -> tuple[tuple[int, int | None], ...]:
    found: list[tuple[int, int | None]] = []
    for key, below in place.named():
        if type(key) is not int or key < 0:
            raise below.refusal("keine Zahl eines Standes")
        found.append((key, None if below.value is None else below.whole(0)))
    return tuple(sorted(found))


def _stages(place: Place) -> tuple[Stage, ...]:
    entries = place.each()
    if not FEWEST_STAGES <= len(entries) <= MOST_STAGES:
        raise place.refusal(f"{len(entries)} Stände sind nicht {FEWEST_STAGES} bis {MOST_STAGES}")
    stages = [Stage(e.at("value").whole(0), _said(e.at("label")), _optional(e, "short")) for e in entries]
    for entry, stage, expected in zip(entries, stages, range(stages[0].number, MOST_STAGES * 2), strict=False):
        if stage.number != expected:
            raise entry.at("value").refusal(f"{stage.number} folgt nicht auf den Stand davor, erwartet ist {expected}")
    return tuple(stages)


def _area(place: Place, stages: tuple[Stage, ...]) -> Area:
    return Area(
        id=_said(place.at("id")),
        number=_said(place.at("number")),
        title=_said(place.at("title")),
        dimensions=tuple(_dimension(below, stages) for below in _some(place.at("dimensions"))),
    )


def _dimension(place: Place, stages: tuple[Stage, ...]) -> Dimension:
    core, scale = place.find("core"), place.find("scale")
    own = _stages(scale) if scale is not None else ()
    return Dimension(
        id=_said(place.at("id")),
        number=_said(place.at("number")),
        title=_said(place.at("title")),
        question=_said(place.at("question")),
        is_core=core is not None and core.flag(),
        descriptions=_descriptions(place.at("stages"), own or stages),
        note=_optional(place, "note"),
        evidence=_optional(place, "evidence"),
        counterparts=_counterparts(place),
        own_stages=own,
    )


def _descriptions(place: Place, stages: tuple[Stage, ...]) -> tuple[str, ...]:
    declared = {stage.number for stage in stages}
    for number, below in place.named():
        if type(number) is not int or number not in declared:
            raise below.refusal("diesen Stand gibt es nicht")
    return tuple(_description(place, stage) for stage in stages)


def _description(place: Place, stage: Stage) -> str:
    described = place.find(stage.number)
    if described is None:
        raise place.refusal(f"Stand {stage.number} ist nicht beschrieben")
    return _said(described)


def _counterparts(place: Place) -> tuple[str, ...]:
    counterpart = place.find("counterpart")
    named: list[str] = []
    for entry in counterpart.each() if counterpart is not None else []:
        other = _said(entry)
        if other == _said(place.at("id")):
            raise entry.refusal("eine Dimension ist nicht ihr eigenes Gegenstück")
        if other in named:
            raise entry.refusal(f"{shown(other)} steht doppelt")
        named.append(other)
    return tuple(named)


def _refuse_doubles(root: Place) -> None:
    seen: set[str] = set()
    for area in root.at("areas").each():
        for owner in [area, *area.at("dimensions").each()]:
            identity = owner.at("id")
            if _said(identity) in seen:
                raise identity.refusal(f"{shown(_said(identity))} steht doppelt")
            seen.add(_said(identity))


def _some(place: Place) -> list[Place]:
    entries = place.each()
    if not entries:
        raise place.refusal("die Liste ist leer")
    return entries


def _said(place: Place) -> str:
    text = place.text().strip()
    if not text:
        raise place.refusal("der Text ist leer")
    return text


def _optional(place: Place, key: str) -> str:
    below = place.find(key)
    return "" if below is None else below.text().strip()


def _texts(place: Place, key: str) -> tuple[str, ...]:
    below = place.find(key)
    return () if below is None else tuple(_said(entry) for entry in below.each())
