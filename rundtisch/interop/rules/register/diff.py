"""The diff of the whole register against the directory: pure, the same for the preview and for applying it."""

from dataclasses import dataclass, replace
from datetime import date

from .compare import Part, compare
from .directory import Directory, Known
from .made import made_authorities, made_municipalities
from .said import Figures, Register, Said
from .sentences import RegisterError
from .sentences import gettext_noop as _
from .table import Rejection


@dataclass(frozen=True)
class FigureCounts:
    """How far the figures of one file reach."""

    year: int
    used: int
    unknown: tuple[str, ...]
    rejected: tuple[Rejection, ...]


@dataclass(frozen=True)
class Diff:
    """All that an import would do, and what it would not."""

    schools: Part
    offices: Part
    authorities: Part
    municipalities: Part
    made_authorities: tuple[Said, ...]
    made_municipalities: tuple[Said, ...]
    pupils: FigureCounts | None = None
    social_index: FigureCounts | None = None

    @property
    def changes_nothing(self) -> bool:
        """Whether the directory is already as the files say."""
        return all(part.changes_nothing for part in (self.schools, self.offices, self.authorities, self.municipalities))


def diff(register: Register, directory: Directory, *, area: str, is_complete: bool, today: date) -> Diff:
    """Compare within the area; `is_complete` says that the schools file is whole there, so that absence is an end."""
    return _Comparison(register, directory, area, is_complete, today).whole()


class _Comparison:
    """One register beside one directory."""

    def __init__(self, register: Register, directory: Directory, area: str, is_complete: bool, today: date) -> None:
        self.register = register
        self.directory = directory
        self.area = area
        self.is_complete = is_complete
        self.today = today
        self.schools = [school for school in register.schools.schools if school.ags.startswith(area)]
        self.offices = [office for office in register.schools.offices if office.ags.startswith(area)]
        if not self.schools and not self.offices and area:
            raise RegisterError(_("Im Gebiet %(area)s nennt die Datei keine Schule."), area=area)
        referred = {str(school.facts.get("authority") or "") for school in self.schools}
        self.authorities = [
            authority
            for authority in (register.authorities.said if register.authorities else ())
            if authority.ags.startswith(area) or authority.number in referred
        ]
        self.municipalities = [
            municipality
            for municipality in (register.municipalities.said if register.municipalities else ())
            if municipality.number.startswith(area)
        ]
        if is_complete and not self.schools:
            raise RegisterError(_("Die Datei nennt hier keine Schule. Sie kann nicht das ganze Verzeichnis sein."))
        self.referred = referred - {""}
        self.referred_by_open = {
            str(school.facts.get("authority") or "") for school in self.schools if not school.is_closed
        }

    def whole(self) -> Diff:
        """The diffs of all four kinds."""
        named = {place.number for place in self.municipalities} | self.directory.municipalities.keys()
        new_municipalities = made_municipalities([*self.schools, *self.offices], named)
        places = named | {place.number for place in new_municipalities}
        named_authorities = {one.number for one in self.authorities} | self.directory.authorities.keys()
        new_authorities = made_authorities(self.schools, named_authorities, self.register.schools.private_authorities)
        return Diff(
            schools=self._schools(),
            offices=self._offices(),
            authorities=self._authorities(new_authorities, places),
            municipalities=self._municipalities(new_municipalities),
            made_authorities=tuple(new_authorities),
            made_municipalities=tuple(new_municipalities),
            pupils=self._figure_counts(self.register.pupils),
            social_index=self._figure_counts(self.register.social_index),
        )

    def _schools(self) -> Part:
        file = self.register.schools
        seen = {school.number for school in file.schools} | {row.number for row in file.rejected}
        return compare(
            [self._with_figures(school) for school in self.schools],
            self.directory.schools,
            today=self.today,
            is_looked_at=self._lies_in_area,
            seen=seen - self._outside(file.schools),
            # A row that lies outside the area or was rejected is no absence.
            may_end=lambda known: self.is_complete and known.number not in seen,
            rejected=tuple(row for row in file.rejected if _may_lie_in(row, self.area)),
        )

    def _offices(self) -> Part:
        file = self.register.schools
        seen = {office.number for office in file.offices} | {row.number for row in file.rejected}
        return compare(
            self.offices,
            self.directory.offices,
            today=self.today,
            is_looked_at=self._lies_in_area,
            seen=seen,
            # A register without any office, as the current lists are, says nothing of offices.
            may_end=lambda _known: self.is_complete and bool(self.offices),
        )

    def _authorities(self, made: list[Said], places: set[str]) -> Part:
        catalogue = self.register.authorities
        said = [_with_known_place(authority, places) for authority in self.authorities]
        said += [_with_known_place(authority, places) for authority in made]
        listed = {authority.number for authority in said}
        only_named = [
            Said(number, {"ends_on": None} if number in self.referred_by_open else {})
            for number in sorted(self.referred - listed)
            if number in self.directory.authorities
        ]
        return compare(
            [replace(authority, facts={**authority.facts, "ends_on": None}) for authority in said] + only_named,
            self.directory.authorities,
            today=self.today,
            is_looked_at=lambda known: catalogue is not None and self._lies_in_area(known),
            seen=(listed | self.referred) | ({one.number for one in catalogue.said} if catalogue else set()),
            may_end=lambda known: self.is_complete and known.number not in self._authorities_with_schools(),
            rejected=catalogue.rejected if catalogue else (),
        )

    def _municipalities(self, made: list[Said]) -> Part:
        listed = self.register.municipalities
        said = [*self.municipalities, *made]
        named = {place.number for place in said}
        with_schools = {one.ags for one in [*self.schools, *self.offices]} - named
        return compare(
            [*said, *(Said(ags, {}) for ags in sorted(with_schools))],
            self.directory.municipalities,
            today=self.today,
            is_looked_at=lambda known: listed is not None and known.number.startswith(self.area),
            seen=named | with_schools,
            may_end=lambda _known: False,
            rejected=tuple(row for row in (listed.rejected if listed else ()) if _may_lie_in(row, self.area)),
        )

    def _lies_in_area(self, known: Known) -> bool:
        return known.ags.startswith(self.area)

    def _outside(self, schools: tuple[Said, ...]) -> set[str]:
        return {school.number for school in schools} - {school.number for school in self.schools}

    def _authorities_with_schools(self) -> set[str]:
        return self.referred | {
            str(school.facts.get("authority") or "")
            for school in self.directory.schools.values()
            if not school.has_ended_on(self.today)
        }

    def _with_figures(self, school: Said) -> Said:
        figures = {
            name: file.of[school.number]
            for name, file in (("pupils", self.register.pupils), ("social_index", self.register.social_index))
            if file and school.number in file.of
        }
        return replace(school, facts={**school.facts, **figures}) if figures else school

    def _figure_counts(self, figures: Figures | None) -> FigureCounts | None:
        if figures is None:
            return None
        here = figures.of.keys() & {school.number for school in self.schools}
        known = {school.number for school in self.register.schools.schools} | self.directory.schools.keys()
        unknown = () if self.area else tuple(sorted(figures.of.keys() - known))
        return FigureCounts(figures.year, len(here), unknown, figures.rejected)


def _with_known_place(authority: Said, places: set[str]) -> Said:
    """Without its municipality when the directory neither has nor gets it: the seat may lie far away."""
    if authority.ags in places:
        return authority
    return replace(authority, facts={**authority.facts, "municipality": ""})


def _may_lie_in(row: Rejection, area: str) -> bool:
    """Whether a rejected row concerns the area; one whose key cannot be read always does."""
    return not row.ags.isdigit() or row.ags.zfill(8).startswith(area)


def counts(part: Part) -> dict[str, int]:
    """The numbers of one part."""
    return {
        "added": len(part.added),
        "changed": len(part.changed),
        "ended": len(part.ended),
        "missing": len(part.missing),
        "unchanged": part.unchanged,
        "rejected": len(part.rejected),
    }
