"""The versions of an instrument: one of them whole, and how one follows another."""

from collections.abc import Iterable
from itertools import groupby

from django.db.models import Prefetch

from ..models import Area, Dimension, Instrument, Predecessor, Stage, StageDescription
from ..rules import instrument as rules
from ..rules import succession
from ..rules.succession import Succession
from .library import InstrumentSheet, library


def instrument_as_rule(stored: Instrument) -> rules.Instrument:
    """A published version as its file describes it; five questions."""
    dimensions = [
        (one.area_id, _dimension(one))
        for one in Dimension.objects.filter(instrument=stored)
        .order_by("position")
        .prefetch_related(
            Prefetch("stage_descriptions", StageDescription.objects.select_related("stage")),
            "counterparts",
            "own_stages",
        )
    ]
    return rules.Instrument(
        id=stored.key,
        version=stored.version,
        title=stored.title,
        subtitle=stored.subtitle,
        language=stored.language,
        audience=rules.AssessedBy(stored.audience),
        assessed_by=stored.assessed_by,
        stage_rule=stored.stage_rule,
        how_to_use=tuple(stored.how_to_use),
        source_notes=tuple(stored.source_notes),
        stages=_stages(Stage.objects.filter(instrument=stored, dimension=None)),
        areas=tuple(
            rules.Area(area.key, area.number, area.title, tuple(one for at, one in dimensions if at == area.pk))
            for area in Area.objects.filter(instrument=stored).order_by("position")
        ),
        succession=_succession_of(stored),
    )


def _stages(stages: Iterable[Stage]) -> tuple[rules.Stage, ...]:
    return tuple(rules.Stage(one.value, one.label, one.short) for one in sorted(stages, key=lambda stage: stage.value))


def _dimension(one: Dimension) -> rules.Dimension:
    described = sorted(one.stage_descriptions.all(), key=lambda described: described.stage.value)
    return rules.Dimension(
        id=one.key,
        number=one.number,
        title=one.title,
        question=one.question,
        is_core=one.is_core,
        descriptions=tuple(described.text for described in described),
        note=one.note,
        evidence=one.evidence_hint,
        counterparts=tuple(
            other.other_key for other in sorted(one.counterparts.all(), key=lambda other: other.position)
        ),
        own_stages=_stages(one.own_stages.all()),
    )


def _succession_of(stored: Instrument) -> Succession | None:
    if not stored.follows:
        return None
    return Succession(stored.follows, tuple(_predecessors(stored.key, {stored.version}).get(stored.version, ())))


def _predecessors(key: str, versions: set[str]) -> dict[str, list[succession.Predecessor]]:
    rows = (
        Predecessor.objects.filter(dimension__instrument__key=key, dimension__instrument__version__in=versions)
        .order_by("dimension__instrument__version", "position")
        .values_list("dimension__instrument__version", "dimension__key", "before_key", "stages")
    )
    return {
        version: [
            succession.Predecessor(dimension, before, tuple((one, other) for one, other in stages))
            for _version, dimension, before, stages in same
        ]
        for version, same in groupby(rows, key=lambda row: row[0])
    }


def steps_between(before: InstrumentSheet, after: InstrumentSheet) -> tuple[tuple[InstrumentSheet, Succession], ...]:
    """The versions from one to a later one with how each follows, oldest first; nothing if no way leads there."""
    known = {sheet.version: sheet for sheet in library().instruments if sheet.key == after.key}
    way: list[InstrumentSheet] = []
    at: InstrumentSheet | None = after
    while at is not None and at.id != before.id and at not in way:
        way.append(at)
        at = known.get(at.follows)
    if at is None or at.id != before.id or not way:
        return ()
    found = _predecessors(after.key, {sheet.version for sheet in way})
    return tuple((sheet, Succession(sheet.follows, tuple(found.get(sheet.version, ())))) for sheet in reversed(way))


def origins_in(before: InstrumentSheet, after: InstrumentSheet) -> dict[str, tuple[str, ...]]:
    """For each dimension of a version the dimensions of an earlier one whose answers it took."""
    if before.id == after.id:
        return {dimension.key: (dimension.key,) for dimension in after.dimensions}
    steps = steps_between(before, after)
    origins: dict[str, tuple[str, ...]] = (
        {dimension.key: (dimension.key,) for dimension in after.dimensions} if steps else {}
    )
    for _sheet, step in reversed(steps):
        origins = {
            key: tuple(dict.fromkeys(one.before for name in names for one in step.of(name)))
            for key, names in origins.items()
        }
    return origins
