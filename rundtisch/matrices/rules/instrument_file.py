"""How an instrument is read from its file, and what is refused with its place named."""

from rundtisch.foundation.rules.places import Place, PlaceError, shown
from rundtisch.matrices.rules.instrument import Area, AssessedBy, Dimension, Instrument, Stage
from rundtisch.matrices.rules.stages import FEWEST_STAGES, MOST_STAGES


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
    )


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
    core = place.find("core")
    return Dimension(
        id=_said(place.at("id")),
        number=_said(place.at("number")),
        title=_said(place.at("title")),
        question=_said(place.at("question")),
        is_core=core is not None and core.flag(),
        descriptions=_descriptions(place.at("stages"), stages),
        note=_optional(place, "note"),
        evidence=_optional(place, "evidence"),
        counterparts=_counterparts(place),
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
