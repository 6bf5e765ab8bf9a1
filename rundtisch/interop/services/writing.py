"""Writing a diff into the directory: everything in bulk, one kind after the other."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model

from rundtisch.foundation.text import sort_key
from rundtisch.institutions.models import (
    AuthorityPeriod,
    County,
    Institution,
    InstitutionKind,
    Municipality,
    PupilCount,
    SocialIndex,
)
from rundtisch.institutions.rules.school_kinds import sign_of

from ..queries.directory import FIELDS
from ..rules.register.compare import Line, Part
from ..rules.register.diff import Diff
from ..rules.register.said import Facts, Value

BATCH = 400
#: Told how many lines are written, and of how many.
Progress = Callable[[int, int], None]
Stored = TypeVar("Stored", bound=Model)
T = TypeVar("T")

TEXTS = {fact: field for fact, field in FIELDS.items() if fact not in ("municipality",)}
WRITTEN = [*TEXTS.values(), "municipality", "sort_name", "sign"]


def silent(written: int, of: int) -> None:
    """Nobody watches."""


def write(diff: Diff, *, years: Mapping[str, int], on: date, progress: Progress = silent) -> None:
    """Let the directory say what the files say; belongings to an authority change on this day."""
    _Writing(diff, years, on, progress).all()


class _Writing:
    """One diff on its way into the directory."""

    def __init__(self, diff: Diff, years: Mapping[str, int], on: date, progress: Progress) -> None:
        self.diff = diff
        self.years = years
        self.on = on
        self.progress = progress
        parts = (diff.municipalities, diff.authorities, diff.offices, diff.schools)
        self.total = sum(len(part.added) + len(part.imported_as_ended) + len(_altered(part)) for part in parts)
        self.written = 0

    def all(self) -> None:
        """Places first, then those who lie there, then who belongs to whom."""
        self._municipalities(self.diff.municipalities)
        self.places = dict(Municipality.objects.values_list("ags", "pk"))
        self._institutions(self.diff.authorities, InstitutionKind.SCHOOL_AUTHORITY)
        self._institutions(self.diff.offices, InstitutionKind.SUPERVISION_LOWER)
        self._institutions(self.diff.schools, InstitutionKind.SCHOOL)
        numbers = Institution.objects.schools().exclude(official_number="").values_list("official_number", "pk")
        self.schools: dict[str, UUID] = dict(numbers)
        self._belongings()
        self._figures("pupils", lambda **row: PupilCount(count=row.pop("amount"), **row), "count")
        self._figures("social_index", lambda **row: SocialIndex(level=row.pop("amount"), **row), "level")

    def _municipalities(self, part: Part) -> None:
        counties = _counties(part)
        new = [
            Municipality(
                ags=line.number,
                name=line.name,
                county=counties.get(_county_key(_facts(line)) or line.number[:5]),
            )
            for line in part.added
        ]
        self._create(Municipality, new)
        fields = ["name", "county"]
        for lines, stored in self._stored(Municipality, _altered(part)):
            for line in lines:
                municipality = stored[_id(line)]
                said = {change.field: change.new for change in line.changes}
                municipality.name = str(said.get("name", municipality.name))
                if key := _county_key(said):
                    municipality.county = counties[key]
            Municipality.objects.bulk_update(stored.values(), fields, batch_size=BATCH // 2)

    def _institutions(self, part: Part, kind: InstitutionKind) -> None:
        new = []
        for line in (*part.added, *part.imported_as_ended):
            institution = Institution(kind=kind, official_number=line.number)
            self._take_over(institution, _facts(line))
            new.append(institution)
        self._create(Institution, new)
        for lines, stored in self._stored(Institution, _altered(part)):
            for line in lines:
                self._take_over(stored[_id(line)], {change.field: change.new for change in line.changes})
            _overwrite(list(stored.values()))

    def _take_over(self, institution: Institution, facts: Facts) -> None:
        if "school_kind" in facts and institution.sign == sign_of(institution.school_kind):
            institution.sign = sign_of(str(facts["school_kind"]))
        for fact, field in TEXTS.items():
            if fact in facts:
                setattr(institution, field, facts[fact])
        if "municipality" in facts:
            institution.municipality_id = self.places.get(str(facts["municipality"]))
        institution.sort_name = sort_key(institution.name)[:240]

    def _belongings(self) -> None:
        rows = Institution.objects.authorities().exclude(official_number="").values_list("official_number", "pk")
        authorities: dict[str, UUID] = dict(rows)
        since: dict[str, date | None] = {}
        to: dict[str, str] = {}
        left = []
        for number, value, is_new in _values(self.diff.schools, "authority"):
            to[number], since[number] = str(value or ""), None if is_new else self.on
            if not is_new:
                left.append(self.schools[number])
        for ids in _batches(left):
            AuthorityPeriod.objects.filter(school_id__in=ids, to_on=None).update(to_on=self.on)
        AuthorityPeriod.objects.bulk_create(
            (
                AuthorityPeriod(
                    school_id=self.schools[number], authority_id=authorities[authority], from_on=since[number]
                )
                for number, authority in to.items()
                if authority
            ),
            batch_size=BATCH,
        )

    def _figures(self, name: str, make: Callable[..., Any], column: str) -> None:
        year = self.years.get(name)
        rows = [
            make(school_id=self.schools[number], year=year, amount=amount)
            for number, amount, _is_new in _values(self.diff.schools, name)
        ]
        for batch in _batches(rows):
            type(batch[0]).objects.bulk_create(
                batch, update_conflicts=True, unique_fields=["school", "year"], update_fields=[column]
            )

    def _create(self, model: type[Stored], new: Sequence[Stored]) -> None:
        for batch in _batches(new):
            model._default_manager.bulk_create(batch)
            self._tell(len(batch))

    def _stored(self, model: type[Stored], lines: Sequence[Line]) -> Iterator[tuple[list[Line], dict[UUID, Stored]]]:
        for batch in _batches(lines):
            yield batch, model._default_manager.in_bulk([_id(line) for line in batch])
            self._tell(len(batch))

    def _tell(self, more: int) -> None:
        self.written += more
        self.progress(self.written, self.total)


def _overwrite(institutions: list[Institution]) -> None:
    """Rows that are there, written back in one statement: much faster than a CASE for every field."""
    Institution.objects.bulk_create(
        institutions, update_conflicts=True, unique_fields=["id"], update_fields=WRITTEN, batch_size=BATCH
    )


def _counties(part: Part) -> dict[str, County]:
    """All counties by key; new ones are made, and those that are called otherwise get their name."""
    counties = {county.key: county for county in County.objects.all()}
    said = [_facts(line).get("county") for line in (*part.added, *part.changed)]
    for text in sorted({str(county) for county in said if county}):
        key, _blank, name = text.partition(" ")
        if key not in counties:
            counties[key] = County.objects.create(key=key, name=name)
        elif counties[key].name != name:
            counties[key].name = name
            counties[key].save(update_fields=["name"])
    return counties


def _county_key(facts: Facts) -> str:
    return str(facts.get("county") or "")[:5]


def _facts(line: Line) -> Facts:
    return line.facts if line.facts is not None else {change.field: change.new for change in line.changes}


def _altered(part: Part) -> tuple[Line, ...]:
    return (*part.changed, *part.ended)


def _id(line: Line) -> UUID:
    assert line.id is not None  # noqa: S101 - whatever changes is stored
    return line.id


def _values(part: Part, fact: str) -> Iterator[tuple[str, Value, bool]]:
    """What is newly said of this fact: number, value, and whether the school is new here."""
    for line in (*part.added, *part.imported_as_ended):
        if line.facts and line.facts.get(fact):
            yield line.number, line.facts[fact], True
    for line in _altered(part):
        for change in line.changes:
            if change.field == fact:
                yield line.number, change.new, False


def _batches(things: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(things)
    while batch := list(islice(rest, BATCH)):
        yield batch
