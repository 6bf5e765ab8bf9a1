"""The diff as it is printed, shown and kept: the keys of the contract and plain JSON values."""

import hashlib
import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from .compare import Line, Part
from .diff import Diff, FigureCounts, counts
from .said import Said, Value
from .table import Rejection

GROUPS = ("added", "changed", "ended", "imported_as_ended", "missing", "rejected")
PARTS = ("schools", "offices", "authorities", "municipalities")
#: What stands behind `no name` in a Report; JSON text to any value.
Report = dict[str, Any]


def report(diff: Diff, translate: Callable[[str], str] = str) -> Report:
    """The numbers of the schools, and in `details` the numbers and the lines of everything."""
    details: Report = {part: _part(getattr(diff, part), translate) for part in PARTS}
    details["made_from_rows"] = {
        "authorities": [_made(authority) for authority in diff.made_authorities],
        "municipalities": [_made(municipality) for municipality in diff.made_municipalities],
    }
    for name, figures in (("pupils", diff.pupils), ("social_index", diff.social_index)):
        if figures:
            details[name] = _figures(figures, translate)
    return {**counts(diff.schools), "details": details}


def fingerprint(report: Report) -> str:
    """The same for the same diff: tells whether the directory has changed since a preview."""
    return hashlib.sha256(json.dumps(report, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _part(part: Part, translate: Callable[[str], str]) -> Report:
    return {
        **counts(part),
        "imported_as_ended": len(part.imported_as_ended),
        "ended_before": part.ended_before,
        "lines": {
            "added": [_line(line) for line in part.added],
            "changed": [_line(line) for line in part.changed],
            "ended": [_line(line) for line in part.ended],
            "imported_as_ended": [_line(line) for line in part.imported_as_ended],
            "missing": [_line(line) for line in part.missing],
            "rejected": _rejections(part.rejected, translate),
        },
    }


def _line(line: Line) -> Report:
    told: Report = {"number": line.number, "name": line.name}
    if line.ags:
        told["municipality"] = line.ags
    if line.facts and line.facts.get("ends_on"):
        told["ends_on"] = _plain(line.facts["ends_on"])
    if line.changes:
        told["changes"] = [
            {"field": change.field, "old": _plain(change.old), "new": _plain(change.new)} for change in line.changes
        ]
    return told


def _rejections(rejected: Iterable[Rejection], translate: Callable[[str], str]) -> list[Report]:
    return [
        {"file": row.file, "line": row.line, "number": row.number, "reason": row.reason.said(translate)}
        for row in rejected
    ]


def _made(said: Said) -> Report:
    return {"number": said.number, "name": said.name, "place": said.facts.get("town", said.name)}


def _figures(figures: FigureCounts, translate: Callable[[str], str]) -> Report:
    return {
        "year": figures.year,
        "used": figures.used,
        "unknown": list(figures.unknown),
        "rejected": len(figures.rejected),
        "lines": {"rejected": _rejections(figures.rejected, translate)},
    }


def _plain(value: Value) -> str | int | None:
    return value.isoformat() if isinstance(value, date) else value
