"""Bringing in instruments: from a file, or the two that come with the product."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people.console import CONSOLE, Console
from rundtisch.people.models import Person

from ..models import (
    Area,
    Counterpart,
    Dimension,
    Instrument,
    InstrumentRetirement,
    Predecessor,
    Stage,
    StageDescription,
)
from ..permissions import may_keep_instruments
from ..queries import read_instrument
from ..rules import instrument as rules
from ..rules.instrument_problems import problems_of

SUPPLIED = Path(__file__).resolve().parents[1] / "instruments"


@act
def import_instrument(*, by: Person | Console, instrument: rules.Instrument) -> tuple[Instrument, bool]:
    """Bring in an instrument; returns it and whether anything changed. A version in use is never changed."""
    authorise(by, may_keep_instruments, None)
    if problems_of(instrument):
        raise Refusal(_("Diese Matrix ist noch nicht vollständig und kann nicht eingebracht werden."))
    fingerprint = _fingerprint(instrument)
    known = Instrument.objects.filter(key=instrument.id, version=instrument.version).first()
    if known and known.fingerprint == fingerprint:
        return known, False
    if known and known.assessments.exists():
        raise Refusal(
            _(
                "Die Matrix „%(title)s“, Fassung %(version)s, wird schon benutzt und kann nicht mehr geändert werden. "
                "Bitte geben Sie der Datei eine neue Fassung."
            )
            % {"title": known.title, "version": known.version}
        )
    if known:
        known.delete()
    stored = _stored(instrument, fingerprint)
    journal.note(by, "matrices.instrument_imported", stored, version=stored.version)
    return stored, True


@act
def retire_instrument(*, by: Person, instrument: Instrument) -> None:
    """Let nobody begin with an instrument anew; what was answered by it stays."""
    authorise(by, may_keep_instruments, None)
    _made, is_new = InstrumentRetirement.objects.get_or_create(
        instrument=instrument, defaults={"retired_by": by, "retired_at": clock.now()}
    )
    if not is_new:
        raise Refusal(_("Diese Matrix ist schon aus dem Gebrauch genommen."))
    journal.note(by, "matrices.instrument_retired", instrument, version=instrument.version)


@act
def reinstate_instrument(*, by: Person, instrument: Instrument) -> None:
    """Let houses begin again with an instrument that was retired."""
    authorise(by, may_keep_instruments, None)
    if not InstrumentRetirement.objects.filter(instrument=instrument).delete()[0]:
        raise Refusal(_("Diese Matrix ist in Gebrauch."))
    journal.note(by, "matrices.instrument_reinstated", instrument, version=instrument.version)


def load_supplied_instruments(*, by: Person | Console = CONSOLE) -> list[Instrument]:
    """Bring in the matrices for schools and for authorities that come with the product."""
    return [
        import_instrument(by=by, instrument=read_instrument(file.read_bytes()))[0]
        for file in sorted(SUPPLIED.glob("*.yaml"))
    ]


def _fingerprint(instrument: rules.Instrument) -> str:
    said = asdict(instrument)
    # What older installations did not know counts only where it says something, so that theirs is still the same.
    if not said["succession"]:
        del said["succession"]
    for dimension in (dimension for area in said["areas"] for dimension in area["dimensions"]):
        if not dimension["own_stages"]:
            del dimension["own_stages"]
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _stored(instrument: rules.Instrument, fingerprint: str) -> Instrument:
    stored = Instrument.objects.create(
        key=instrument.id,
        version=instrument.version,
        title=instrument.title,
        subtitle=instrument.subtitle,
        language=instrument.language,
        audience=instrument.audience.value,
        assessed_by=instrument.assessed_by,
        stage_rule=instrument.stage_rule,
        how_to_use=list(instrument.how_to_use),
        source_notes=list(instrument.source_notes),
        published_at=clock.now(),
        follows=instrument.succession.version if instrument.succession else "",
        fingerprint=fingerprint,
    )
    stages = _stages(stored, instrument.stages, None)
    first = 0
    for position, area in enumerate(instrument.areas):
        kept = Area.objects.create(
            instrument=stored, key=area.id, number=area.number, title=area.title, position=position
        )
        _store_dimensions(stored, kept, area, stages, first)
        first += len(area.dimensions)
    _store_predecessors(stored, instrument)
    return stored


def _stages(stored: Instrument, stages: tuple[rules.Stage, ...], dimension: Dimension | None) -> list[Stage]:
    return Stage.objects.bulk_create(
        Stage(instrument=stored, dimension=dimension, value=stage.number, label=stage.label, short=stage.short)
        for stage in stages
    )


def _store_predecessors(stored: Instrument, instrument: rules.Instrument) -> None:
    if instrument.succession is None:
        return
    dimensions = {dimension.key: dimension for dimension in stored.dimensions.all()}
    Predecessor.objects.bulk_create(
        Predecessor(
            dimension=dimensions[one.dimension],
            before_key=one.before,
            stages=[list(pair) for pair in one.stages],
            position=position,
        )
        for position, one in enumerate(instrument.succession.predecessors)
    )


def _store_dimensions(stored: Instrument, kept: Area, area: rules.Area, stages: list[Stage], first: int) -> None:
    dimensions = [
        Dimension(
            instrument=stored,
            area=kept,
            key=dimension.id,
            number=dimension.number,
            title=dimension.title,
            question=dimension.question,
            note=dimension.note,
            evidence_hint=dimension.evidence,
            is_core=dimension.is_core,
            position=first + position,
        )
        for position, dimension in enumerate(area.dimensions)
    ]
    Dimension.objects.bulk_create(dimensions)
    StageDescription.objects.bulk_create(
        StageDescription(dimension=dimension, stage=stage, text=text)
        for dimension, read in zip(dimensions, area.dimensions, strict=True)
        for stage, text in zip(
            _stages(stored, read.own_stages, dimension) if read.own_stages else stages, read.descriptions, strict=True
        )
    )
    Counterpart.objects.bulk_create(
        Counterpart(dimension=dimension, other_key=other, position=position)
        for dimension, read in zip(dimensions, area.dimensions, strict=True)
        for position, other in enumerate(read.counterparts)
    )
