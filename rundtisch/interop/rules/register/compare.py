"""Comparing what a file says with what the directory has, one kind of thing at a time."""

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from .directory import Known
from .said import Facts, Said, Value
from .table import Rejection


@dataclass(frozen=True)
class Change:
    """A fact that the file says differently."""

    field: str
    old: Value
    new: Value


@dataclass(frozen=True)
class Line:
    """One line of the diff: what it is about, and either all its facts (new here) or its changes."""

    number: str
    name: str
    ags: str
    id: UUID | None = None
    facts: Facts | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Part:
    """The diff of the schools, offices, authorities or municipalities."""

    added: tuple[Line, ...] = ()
    changed: tuple[Line, ...] = ()
    ended: tuple[Line, ...] = ()
    missing: tuple[Line, ...] = ()
    #: Closed by the file and unknown here: they come in as ended and count as nothing else.
    imported_as_ended: tuple[Line, ...] = ()
    unchanged: int = 0
    #: Of the unchanged: ended here before, and no longer in the file.
    ended_before: int = 0
    rejected: tuple[Rejection, ...] = ()

    @property
    def changes_nothing(self) -> bool:
        """Whether there is nothing to apply."""
        return not (self.added or self.changed or self.ended or self.imported_as_ended)


def compare(
    said: Iterable[Said],
    known: Mapping[str, Known],
    *,
    today: date,
    is_looked_at: Callable[[Known], bool],
    seen: Set[str],
    may_end: Callable[[Known], bool],
    rejected: tuple[Rejection, ...] = (),
) -> Part:
    """The diff of one kind.

    `seen` are all numbers that the files name in any way; what is known, looked at and not seen is missing, or
    ended where `may_end` allows it.
    """
    groups: dict[str, list[Line]] = {group: [] for group in ("added", "changed", "ended", "missing", "as_ended")}
    unchanged = 0
    for one in said:
        group, line = _said_line(one, known.get(one.number), today)
        if line is None:
            unchanged += 1
        else:
            groups[group].append(line)
    ended_before = 0
    for held in known.values():
        if held.number in seen or not is_looked_at(held):
            continue
        if held.has_ended_on(today):
            # The file does not contradict: what is ended here may have left the register.
            ended_before += 1
            unchanged += 1
        elif may_end(held):
            groups["ended"].append(_line_of(held, (Change("ends_on", held.facts["ends_on"], today),)))
        else:
            groups["missing"].append(_line_of(held))
    return Part(
        added=tuple(groups["added"]),
        changed=tuple(groups["changed"]),
        ended=tuple(groups["ended"]),
        missing=tuple(groups["missing"]),
        imported_as_ended=tuple(groups["as_ended"]),
        unchanged=unchanged,
        ended_before=ended_before,
        rejected=rejected,
    )


def _said_line(said: Said, known: Known | None, today: date) -> tuple[str, Line | None]:
    if known is None:
        facts = dict(said.facts)
        if said.is_closed:
            facts.setdefault("ends_on", today)
        line = Line(said.number, said.name, said.ags, facts=facts)
        return ("as_ended" if said.is_closed else "added"), line
    changes = changes_between(said, known, today)
    if not changes:
        return "unchanged", None
    name = str(said.facts.get("name") or known.name)
    line = Line(said.number, name, said.ags or known.ags, id=known.id, changes=changes)
    ends = any(change.field == "ends_on" for change in changes)
    return ("ended" if said.is_closed and ends and not known.has_ended_on(today) else "changed"), line


def changes_between(said: Said, known: Known, today: date) -> tuple[Change, ...]:
    """What changes here; a merger that the house recorded itself is not undone by an older register."""
    facts = dict(said.facts)
    if said.is_closed and "ends_on" not in facts and not known.has_ended_on(today):
        facts["ends_on"] = today
    if known.has_successor:
        facts.pop("ends_on", None)
    ends_on, begins_on = facts.get("ends_on"), facts.get("begins_on", known.facts.get("begins_on"))
    if isinstance(ends_on, date) and isinstance(begins_on, date) and ends_on < begins_on:
        facts["begins_on"] = None
    return tuple(
        Change(field, known.facts.get(field), value)
        for field, value in facts.items()
        if known.facts.get(field) != value
    )


def _line_of(known: Known, changes: tuple[Change, ...] = ()) -> Line:
    return Line(known.number, known.name, known.ags, id=known.id, changes=changes)
