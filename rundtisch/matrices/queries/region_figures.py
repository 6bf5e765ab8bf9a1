"""The released figures of a region as a page shows them: one instrument, each group by itself, never a total."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.institutions.models import EducationRegion, Institution
from rundtisch.people.models import Person

from ..models import GROUPS, RegionFigure
from ..permissions import may_see_figures
from ..rules import releases as rules
from ..rules.instrument import AssessedBy
from ..rules.releases import Group
from .library import AreaSheet, DimensionSheet, InstrumentSheet, StageWord, library

#: Which groups assess themselves with an instrument.
_GROUPS = {
    AssessedBy.SCHOOL.value: (Group.PRIMARY, Group.SECONDARY, Group.OTHER),
    AssessedBy.AUTHORITY.value: (Group.AUTHORITIES,),
}


@dataclass(frozen=True)
class ClassLine:
    """Neighbouring stages with the number of institutions that stand there; the bar is a part of its group."""

    words: str
    institutions: int
    percent: int


@dataclass(frozen=True)
class GroupFigure:
    """One group in one dimension; without a day there is nothing that may be shown."""

    group: str
    released_on: date | None = None
    classes: tuple[ClassLine, ...] = ()


@dataclass(frozen=True)
class DimensionFigures:
    """A dimension with the figures of its groups."""

    dimension: DimensionSheet
    groups: tuple[GroupFigure, ...]

    @property
    def is_shown(self) -> bool:
        """Whether there is a figure of any group."""
        return any(one.classes for one in self.groups)


@dataclass(frozen=True)
class AreaFigures:
    """An area with its dimensions."""

    area: AreaSheet
    dimensions: tuple[DimensionFigures, ...]


@dataclass(frozen=True)
class FiguresPage:
    """The figures of a region for one version of an instrument."""

    region: EducationRegion
    #: The newest version of each instrument, and earlier ones that still have figures.
    instruments: tuple[InstrumentSheet, ...]
    sheet: InstrumentSheet | None
    areas: tuple[AreaFigures, ...]
    last_release: date | None
    next_release: date
    #: How many of the instruments are newest versions.
    newest: int
    fewest_institutions: int = rules.FEWEST_INSTITUTIONS
    fewest_municipalities: int = rules.FEWEST_MUNICIPALITIES
    fewest_changes: int = rules.FEWEST_CHANGES

    @property
    def has_figures(self) -> bool:
        """Whether anything may be shown."""
        return any(one.is_shown for area in self.areas for one in area.dimensions)


def region_for(person: Person, region_id: UUID) -> EducationRegion | None:
    """The region, if the person belongs to it; else there is none."""
    region = EducationRegion.objects.filter(pk=region_id).first()
    return region if region and may_see_figures(person, region) else None


def region_of_house(house: Institution) -> UUID | None:
    """The region in which a house lies, if the directory knows it."""
    county = house.municipality.county if house.municipality else None
    return county.education_region_id if county else None


def figures_page(region: EducationRegion, instrument: UUID | None = None) -> FiguresPage | None:
    """The figures of one version of an instrument, or of the first one; nothing if it is not among those offered."""
    sheets = _instruments(region)
    sheet = next((one for one in sheets if one.id == instrument), None) if instrument else next(iter(sheets), None)
    if instrument and sheet is None:
        return None
    return FiguresPage(
        region=region,
        instruments=sheets,
        sheet=sheet,
        areas=_areas(sheet, _figures_shown(region, sheet)) if sheet else (),
        last_release=region.releases.order_by("-released_on").values_list("released_on", flat=True).first(),
        next_release=rules.next_release_day(clock.today()),
        newest=len(library().newest),
    )


def _instruments(region: EducationRegion) -> tuple[InstrumentSheet, ...]:
    books = library()
    shown = RegionFigure.objects.shown().filter(release__region=region).order_by()
    counted = set(shown.values_list("dimension__instrument_id", flat=True).distinct())
    earlier = [one for one in books.instruments if one.id in counted and one not in books.newest]
    return (*books.newest, *earlier)


_Figure = tuple[date, list[list[int]]]


def _figures_shown(region: EducationRegion, sheet: InstrumentSheet) -> dict[tuple[UUID, str], _Figure]:
    """For each dimension and group the newest figure that was not withdrawn, with its day."""
    age = Window(RowNumber(), partition_by=["dimension_id", "group"], order_by=F("release__released_on").desc())
    figures = RegionFigure.objects.shown().filter(release__region=region, dimension__instrument=sheet.id)
    newest: Any = figures.annotate(age=age).filter(age=1)
    rows = newest.values_list("dimension_id", "group", "release__released_on", "classes")
    return {(dimension, group): (day, classes) for dimension, group, day, classes in rows}


def _areas(sheet: InstrumentSheet, found: Mapping[tuple[UUID, str], _Figure]) -> tuple[AreaFigures, ...]:
    words = dict(GROUPS)
    return tuple(
        AreaFigures(
            area,
            tuple(
                DimensionFigures(
                    dimension,
                    tuple(
                        _group(sheet, dimension, str(words[group.value]), found.get((dimension.id, group.value)))
                        for group in _GROUPS[sheet.audience]
                    ),
                )
                for dimension in area.dimensions
            ),
        )
        for area in sheet.areas
    )


def _group(sheet: InstrumentSheet, dimension: DimensionSheet, group: str, found: _Figure | None) -> GroupFigure:
    if found is None:
        return GroupFigure(group)
    day, classes = found
    stages = sheet.stages_of(dimension.key)
    whole = sum(institutions for *_ends, institutions in classes)
    return GroupFigure(
        group,
        day,
        tuple(
            ClassLine(_in_words(stages, lowest, highest), institutions, round(100 * institutions / whole))
            for lowest, highest, institutions in classes
        ),
    )


def _in_words(stages: Sequence[StageWord], lowest: int, highest: int) -> str:
    return _(" oder ").join(f"{one.value} {one.label}" for one in stages if lowest <= one.value <= highest)
