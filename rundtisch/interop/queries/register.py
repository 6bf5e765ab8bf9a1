"""Questions about imports of the register: the diff of files, and what a preview shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.institutions.rules.school_kinds import SCHOOL_KINDS
from rundtisch.people.models import Person

from ..models import RegisterImport
from ..permissions import may_import_register
from ..rules.register.diff import Diff, diff
from ..rules.register.files import NamedBytes, read_register
from ..rules.register.kinds import FileKind
from ..rules.register.report import GROUPS, PARTS
from ..rules.register.said import Register
from ..rules.register.words import WORDS
from .directory import directory_as_stored

#: As many lines of a group as one page shows.
LINES_OF_A_PAGE = 100
#: The columns of the table of numbers.
COUNTED = ("added", "changed", "ended", "missing", "unchanged", "rejected")


def read_files(files: Mapping[FileKind, NamedBytes]) -> Register:
    """What the files say; RegisterError when one cannot be read."""
    return read_register(files, SCHOOL_KINDS, clock.today())


def diff_of(register: Register, *, area: str, is_complete: bool) -> Diff:
    """How the register differs from the directory of this moment."""
    return diff(register, directory_as_stored(register), area=area, is_complete=is_complete, today=clock.today())


def stored_files(register_import: RegisterImport) -> dict[FileKind, NamedBytes]:
    """The files of an import that is not yet applied, in the order in which they came."""
    rows = register_import.files.order_by("kind").values_list("kind", "name", "content")
    return {FileKind(kind): NamedBytes(name, bytes(content)) for kind, name, content in rows if content is not None}


def latest_imports(person: Person) -> QuerySet[RegisterImport]:
    """The last imports, without their long reports."""
    if not may_import_register(person, None):
        return RegisterImport.objects.none()
    return RegisterImport.objects.defer("report")[:10]


def register_import_for(person: Person, import_id: UUID) -> RegisterImport | None:
    """One import, for whoever keeps the directory."""
    if not may_import_register(person, None):
        return None
    return RegisterImport.objects.prefetch_related("files").filter(pk=import_id).first()


@dataclass(frozen=True)
class GroupOfLines:
    """One group of the diff: its place in the address, how many lines, and whether it is the open one."""

    part: str
    key: str
    count: int
    is_open: bool

    @property
    def title(self) -> str:
        """The words over the group."""
        return f"{_(WORDS[self.part])}: {_(WORDS[self.key])}"


@dataclass(frozen=True)
class NumbersOfPart:
    """One row of the table of numbers."""

    title: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class ShownLine:
    """One line of a group in words: who, and what changes or why it was rejected."""

    number: str
    name: str
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class ImportPage:
    """The diff of an import as one page shows it: all groups with counts, the lines of one of them."""

    register_import: RegisterImport
    groups: tuple[GroupOfLines, ...]
    lines: Page[ShownLine]
    open_group: GroupOfLines | None

    @property
    def changes_nothing(self) -> bool:
        """Whether applying it would do nothing."""
        doing = {"added", "changed", "ended", "imported_as_ended"}
        return not any(group.count for group in self.groups if group.key in doing)

    @property
    def numbers(self) -> tuple[NumbersOfPart, ...]:
        """The table of numbers, a row for each kind of thing."""
        details = self.register_import.report["details"]
        return tuple(NumbersOfPart(_(WORDS[part]), tuple(details[part][key] for key in COUNTED)) for part in PARTS)

    @property
    def made_from_rows(self) -> dict[str, list[dict[str, Any]]]:
        """Authorities and municipalities that no file names."""
        made: dict[str, list[dict[str, Any]]] = self.register_import.report["details"]["made_from_rows"]
        return made


def import_page(register_import: RegisterImport, group: str, page: str) -> ImportPage:
    """The page of an import; `group` reads `part.key` and falls back to the first group that has lines."""
    details = register_import.report["details"]
    lines = {(part, key): details[part]["lines"][key] for part in PARTS for key in GROUPS}
    for name in ("pupils", "social_index"):
        if name in details:
            lines[name, "rejected"] = details[name]["lines"]["rejected"]
    wanted = tuple(group.split(".", 1))
    filled = [place for place, found in lines.items() if found]
    opened = wanted if wanted in filled else next(iter(filled), None)
    groups = tuple(GroupOfLines(*place, count=len(found), is_open=place == opened) for place, found in lines.items())
    chosen = Paginator(lines[opened] if opened else [], LINES_OF_A_PAGE).get_page(page)
    chosen.object_list = [_shown(line) for line in chosen.object_list]
    return ImportPage(
        register_import,
        groups=tuple(one for one in groups if one.count),
        lines=chosen,
        open_group=next((one for one in groups if one.is_open), None),
    )


def _shown(line: dict[str, Any]) -> ShownLine:
    if "reason" in line:
        place = _("%(file)s, Zeile %(line)s") % {"file": line["file"], "line": line["line"]}
        return ShownLine(line["number"], place, (line["reason"],))
    remarks = [
        f"{_(WORDS[change['field']])}: {_value(change['old'])} → {_value(change['new'])}"
        for change in line.get("changes", ())
    ]
    if ends_on := line.get("ends_on"):
        remarks.append(f"{_(WORDS['ends_on'])}: {_value(ends_on)}")
    return ShownLine(line["number"], line["name"], tuple(remarks))


def _value(value: str | int | None) -> str:
    text = "" if value is None else str(value)
    day = parse_date(text) if len(text) == len("2026-07-31") and text[4] == "-" else None
    return date_format(day, "j. F Y") if day else text or "–"
