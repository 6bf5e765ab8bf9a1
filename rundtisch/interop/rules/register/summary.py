"""The diff in a few lines, for whoever sits at the console."""

from collections.abc import Iterator
from typing import Any

from .report import GROUPS, PARTS
from .words import WORDS

#: As many lines of a group are printed; all of them stand in the machine's output.
SHOWN = 10


def summary(report: dict[str, Any], *, applied: bool) -> str:
    """Numbers first, then the lines that need a look."""
    lines = ["Übernommen:" if applied else "Vorschau, es wurde nichts geändert:"]
    for part in PARTS:
        lines += _part(part, report["details"][part])
    for name in ("pupils", "social_index"):
        lines += _figures(name, report["details"].get(name))
    made = report["details"]["made_from_rows"]
    for part in ("authorities", "municipalities"):
        if made[part]:
            names = [f"{one['number']} ({one['place']})" for one in made[part]]
            lines.append(f"{WORDS[part]}, die keine Datei nennt und die aus den Zeilen angelegt werden: {len(names)}")
            lines += list(_first(names))
    if not applied:
        lines.append("Mit --apply wird übernommen.")
    return "\n".join(lines)


def _part(name: str, part: dict[str, Any]) -> Iterator[str]:
    counted = [*GROUPS[:-1], "unchanged", "rejected"]
    told = [f"{WORDS[key]} {part[key]}" for key in counted if part[key]]
    if not told:
        return
    yield f"{WORDS[name]}: {', '.join(told)}"
    for key in ("changed", "ended", "missing", "rejected"):
        found = part["lines"][key]
        if found and part[key]:
            yield f"  {WORDS[key]}:"
            yield from _first([_line(line) for line in found])


def _figures(name: str, figures: dict[str, Any] | None) -> Iterator[str]:
    if figures is None:
        return
    unknown = f", zu unbekannten Schulen {len(figures['unknown'])}" if figures["unknown"] else ""
    yield f"{WORDS[name]} im Schuljahr ab {figures['year']}: {figures['used']}{unknown}"
    yield from _first([_line(line) for line in figures["lines"]["rejected"]])


def _line(line: dict[str, Any]) -> str:
    if "reason" in line:
        return f"{line['file']}, Zeile {line['line']} ({line['number']}): {line['reason']}"
    changes = [f"{WORDS[one['field']]}: {one['old'] or '–'} → {one['new'] or '–'}" for one in line.get("changes", ())]
    return f"{line['number']} {line['name']}" + (f"; {'; '.join(changes)}" if changes else "")


def _first(lines: list[str]) -> Iterator[str]:
    yield from (f"    {line}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield f"    … und {len(lines) - SHOWN} weitere; alle mit --json"
