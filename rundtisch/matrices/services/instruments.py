"""Bringing in instruments: from a file, or the two that come with the product."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people.console import CONSOLE, Console
from rundtisch.people.models import Person

from ..models import Area, Counterpart, Dimension, Instrument, Stage, StageDescription
from ..permissions import may_keep_instruments
from ..rules import instrument as rules
from ..rules.instrument_file import InstrumentError, parse

_LARGEST = 1024 * 1024
SUPPLIED = Path(__file__).resolve().parents[1] / "instruments"


def read_instrument(content: bytes) -> rules.Instrument:
    """The instrument that a YAML file describes; whatever is wrong with it is said in one sentence."""
    if len(content) > _LARGEST:
        raise Refusal(_("Die Datei ist größer als 1 MB und damit keine Matrix."))
    try:
        return parse(yaml.load(content.decode("utf-8-sig"), Loader=_PlainLoader))  # noqa: S506 - a safe loader
    except UnicodeDecodeError:
        raise Refusal(_("Die Datei ist nicht in UTF-8 geschrieben.")) from None
    except InstrumentError as error:
        raise Refusal(str(error)) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise Refusal(_("Die Datei ist kein gültiges YAML (Zeile %(line)s).") % {"line": line}) from error


class _PlainLoader(yaml.SafeLoader):
    """Reads plain texts, numbers, lists and mappings; no references, and no key twice."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Refuse references, which can make a small file endlessly large."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(None, None, "reference", parent and parent.start_mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """Refuse a key that stands twice, so that neither value silently wins."""
        keys = [key.value for key, _value in node.value]
        if len(keys) != len(set(keys)):
            raise yaml.constructor.ConstructorError(None, None, "key twice", node.start_mark)
        return super().construct_mapping(node, deep=deep)


@act
def import_instrument(*, by: Person | Console, instrument: rules.Instrument) -> tuple[Instrument, bool]:
    """Bring in an instrument; returns it and whether anything changed. A version in use is never changed."""
    authorise(by, may_keep_instruments, None)
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


def load_supplied_instruments(*, by: Person | Console = CONSOLE) -> list[Instrument]:
    """Bring in the matrices for schools and for authorities that come with the product."""
    return [
        import_instrument(by=by, instrument=read_instrument(file.read_bytes()))[0]
        for file in sorted(SUPPLIED.glob("*.yaml"))
    ]


def _fingerprint(instrument: rules.Instrument) -> str:
    text = json.dumps(asdict(instrument), ensure_ascii=False, sort_keys=True)
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
        fingerprint=fingerprint,
    )
    stages = [
        Stage(instrument=stored, value=stage.number, label=stage.label, short=stage.short)
        for stage in instrument.stages
    ]
    Stage.objects.bulk_create(stages)
    for position, area in enumerate(instrument.areas):
        kept = Area.objects.create(
            instrument=stored, key=area.id, number=area.number, title=area.title, position=position
        )
        _store_dimensions(stored, kept, area, stages, position * 100)
    return stored


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
        for stage, text in zip(stages, read.descriptions, strict=True)
    )
    Counterpart.objects.bulk_create(
        Counterpart(dimension=dimension, other_key=other)
        for dimension, read in zip(dimensions, area.dimensions, strict=True)
        for other in read.counterparts
    )
