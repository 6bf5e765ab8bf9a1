"""Dimensions that the newest version no longer asks: what was said about them stays to be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from ..models import Assessment, Rating, VisibleRating
from .cells import Cell, cell_of, rating_in_words
from .library import InstrumentSheet, library
from .versions import origins_in


@dataclass(frozen=True)
class DroppedLine:
    """What the house agreed last about a dimension that is not asked any more."""

    heading: str
    word: str
    period: str
    assessment: UUID


@dataclass(frozen=True)
class DroppedCell:
    """What a person sees in such a dimension of one house, or of one round of the same house."""

    place: str
    cell: Cell


@dataclass(frozen=True)
class DroppedDimension:
    """A dimension of an earlier version with the houses or rounds that the person sees in it."""

    heading: str
    version: str
    cells: tuple[DroppedCell, ...]


def dropped_in(assessment: Assessment) -> list[DroppedLine]:
    """What the house agreed about dimensions that live on in none of this assessment's; none of them is lost."""
    books = library()
    now = books.sheet(assessment.instrument_id)
    others = [sheet for sheet in books.instruments if sheet.key == now.key and sheet.id != now.id]
    if not others:
        return []
    living = {(now.id, dimension.key) for dimension in now.dimensions}
    for sheet in others:
        living |= {(sheet.id, key) for keys in origins_in(sheet, now).values() for key in keys}
    rows = (
        Rating.objects.filter(
            assessment__institution=assessment.institution_id,
            assessment__agreement__isnull=False,
            dimension__instrument__in=[sheet.id for sheet in others],
        )
        .exclude(answer="")
        .order_by("-assessment__agreement__agreed_at", "dimension__position")
        .values_list(
            "assessment_id", "assessment__period", "dimension__instrument_id", "dimension__key", "answer", "stage"
        )
    )
    found: dict[str, DroppedLine] = {}
    for one, period, instrument, key, answer, stage in rows:
        if (instrument, key) in living:
            continue
        sheet = books.sheet(instrument)
        word = rating_in_words(sheet, key, answer, stage)
        found.setdefault(key, DroppedLine(_heading(sheet, key), word, period, one))
    return list(found.values())


def dropped_at(
    sheet: InstrumentSheet, ratings: Iterable[VisibleRating], houses: dict[UUID, str]
) -> list[DroppedDimension]:
    """What a table sees of dimensions of earlier versions that the version shown does not have."""
    books = library()
    here = {dimension.key for dimension in sheet.dimensions}
    found: dict[str, list[VisibleRating]] = {}
    for rating in ratings:
        if rating.instrument_key == sheet.key and rating.dimension not in here and rating.institution in houses:
            found.setdefault(rating.dimension, []).append(rating)
    lines = []
    for key, same in found.items():
        newest: dict[UUID, VisibleRating] = {}
        for rating in same:
            newest.setdefault(rating.institution, rating)
        cells = tuple(DroppedCell(houses[house], cell_of(rating, books)) for house, rating in newest.items())
        lines.append(_dropped(books.sheet(same[0].instrument), key, cells))
    return lines


def dropped_over_rounds(ratings: Iterable[VisibleRating]) -> tuple[DroppedDimension, ...]:
    """What a person sees of one house in dimensions that became none of the newest version, round by round."""
    books = library()
    found: dict[str, list[VisibleRating]] = {}
    for rating in sorted(ratings, key=lambda one: one.agreed_at):
        found.setdefault(rating.dimension, []).append(rating)
    return tuple(
        _dropped(
            books.sheet(same[-1].instrument), key, tuple(DroppedCell(one.period, cell_of(one, books)) for one in same)
        )
        for key, same in found.items()
    )


def _dropped(sheet: InstrumentSheet, key: str, cells: tuple[DroppedCell, ...]) -> DroppedDimension:
    return DroppedDimension(_heading(sheet, key), sheet.version, cells)


def _heading(sheet: InstrumentSheet, key: str) -> str:
    return next(dimension.heading for dimension in sheet.dimensions if dimension.key == key)
