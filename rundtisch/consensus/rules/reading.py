"""The reading of a round: what its rules propose, and who was heard and who was missing.

The reading is a proposal. It stands beside the statement of the facilitator and never takes its place.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from rundtisch.consensus.rules.finding import Finding
from rundtisch.consensus.rules.positions import ReadingKey
from rundtisch.consensus.rules.record import Record, parse, parse_bytes


@dataclass(frozen=True)
class Reading:
    """What the rules of the method propose for one round; `quorum_met` is None where the table set no quorum."""

    key: ReadingKey
    entitled: int
    heard: int
    missing: tuple[str, ...]
    quorum_met: bool | None
    finding: Finding

    def as_json(self) -> dict[str, object]:
        """The reading as the contract writes it; what the method does not use is absent."""
        finding = self.finding
        given: dict[str, object] = {
            "reading": self.key.value,
            "entitled": self.entitled,
            "heard": self.heard,
            "missing": list(self.missing),
        }
        if self.quorum_met is not None:
            given["quorum_met"] = self.quorum_met
        if finding.counts is not None:
            given["counts"] = dict(finding.counts)
        if finding.blocking is not None:
            given["blocking"] = list(finding.blocking)
        if finding.reservations is not None:
            given["reservations"] = [reservation.as_json() for reservation in finding.reservations]
        if finding.options is not None:
            given["options"] = [option.as_json() for option in finding.options]
        if finding.best is not None:
            given["best"] = list(finding.best)
        return given


def read(raw: Mapping[str, object]) -> Reading:
    """The reading of a round given as plain mappings and lists; raises RecordError."""
    return read_record(parse(raw))


def read_bytes(content: bytes) -> Reading:
    """The reading of a round given as a JSON file; raises RecordError."""
    return read_record(parse_bytes(content))


def read_record(record: Record) -> Reading:
    """The reading of a record: the quorum is asked first, then whether anybody spoke, then the method."""
    heard = len(record.given)
    finding = record.asking.find()
    quorum_met = None if record.quorum is None else heard >= record.quorum * len(record.entitled)
    return Reading(
        key=_key(finding.key, heard=heard, quorum_met=quorum_met),
        entitled=len(record.entitled),
        heard=heard,
        missing=tuple(institution for institution in record.entitled if institution not in record.given),
        quorum_met=quorum_met,
        finding=finding,
    )


def _key(found: ReadingKey, *, heard: int, quorum_met: bool | None) -> ReadingKey:
    if quorum_met is False:
        return ReadingKey.QUORUM_MISSED
    if not heard:
        return ReadingKey.UNHEARD
    return found
