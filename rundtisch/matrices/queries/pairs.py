"""A school beside its authority, dimension by dimension; and one rating by itself, with what was before."""

from dataclasses import dataclass
from uuid import UUID

from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable
from rundtisch.roundtables.queries import SeatLine

from ..models import Rating, VisibleRating, ratings_visible_to
from ..ports import SupportSuggestion
from .cells import Cell, cell_of
from .library import AreaSheet, DimensionSheet, library
from .support import Suggestions, point_of, suggestions_at
from .table_view import TableView, table_view


@dataclass(frozen=True)
class PairLine:
    """One dimension of one side, as the person sees it."""

    dimension: DimensionSheet
    cell: Cell
    is_friction: bool = False
    suggestions: tuple[SupportSuggestion, ...] = ()


@dataclass(frozen=True)
class PairRow:
    """A dimension of the school and those of the authority that answer it."""

    school: PairLine
    authority: tuple[PairLine, ...]

    @property
    def has_friction(self) -> bool:
        """Whether both sides stand at different ends somewhere here."""
        return any(line.is_friction for line in self.authority)


@dataclass(frozen=True)
class PairArea:
    """An area of the school's instrument."""

    area: AreaSheet
    rows: tuple[PairRow, ...]

    @property
    def differences(self) -> int:
        """In how many of its dimensions both sides stand at different ends."""
        return sum(row.has_friction for row in self.rows)


@dataclass(frozen=True)
class PairPage:
    """One school and its authority at one table: their differences alone, or everything."""

    school: SeatLine
    authority: SeatLine
    others: tuple[SeatLine, ...]
    areas: tuple[PairArea, ...]
    has_differences: bool
    is_whole: bool
    ratings: tuple[VisibleRating, ...]


@dataclass(frozen=True)
class RatingPage:
    """One rating as the person sees it, and earlier ones that are open too."""

    institution: str
    dimension: DimensionSheet
    cell: Cell
    earlier: tuple[Cell, ...]
    ratings: tuple[VisibleRating, ...]

    @property
    def house(self) -> UUID:
        """Whose rating it is."""
        return self.ratings[0].institution

    @property
    def instrument_key(self) -> str:
        """Of which matrix."""
        return self.ratings[0].instrument_key


def pair_page(person: Person, table: RoundTable, school: UUID, show: str = "") -> PairPage | None:
    """The school and the authority it belongs to today; nothing if one of them does not sit at the table.

    Differences come first: they stand alone unless everything is asked for, or there are none.
    """
    view = table_view(person, table)
    authority = view.authorities.get(school)
    seats = {line.institution: line for line in view.houses}
    if authority is None or school not in seats:
        return None
    support = _support(view, {school, authority})
    sheet = next((one for one in view.library.newest if one.institution_kind == seats[school].institution_kind), None)
    areas = [_area(view, support, area, (school, authority)) for area in (sheet.areas if sheet else ())]
    has_differences = any(area.differences for area in areas)
    is_whole = show == "all" or not has_differences
    pair = {school, authority}
    return PairPage(
        seats[school],
        seats[authority],
        tuple(line for line in view.houses if line.institution in view.authorities and line.institution != school),
        tuple(area for area in (areas if is_whole else map(_differences, areas)) if area.rows),
        has_differences,
        is_whole,
        tuple(rating for rating in view.ratings if rating.institution in pair),
    )


_Pair = tuple[UUID, UUID]


def _support(view: TableView, pair: set[UUID]) -> Suggestions:
    """What fits where both sides stand, as far as the person sees it."""
    seen = (rating for rating in view.current.values() if rating.institution in pair)
    return suggestions_at(view.viewer, [point for rating in seen if (point := point_of(rating))])


def _area(view: TableView, support: Suggestions, area: AreaSheet, pair: _Pair) -> PairArea:
    rows = (_row(view, support, dimension, pair) for dimension in area.dimensions)
    return PairArea(area, tuple(row for row in rows if row.authority))


def _differences(area: PairArea) -> PairArea:
    """Of an area only what stands at different ends."""
    return PairArea(
        area.area,
        tuple(
            PairRow(row.school, tuple(line for line in row.authority if line.is_friction))
            for row in area.rows
            if row.has_friction
        ),
    )


def _row(view: TableView, support: Suggestions, dimension: DimensionSheet, pair: _Pair) -> PairRow:
    school, authority = pair
    at_odds = {
        friction.authority.dimension
        for friction in view.frictions
        if (friction.school.institution, friction.school.dimension) == (school, dimension.key)
    }
    return PairRow(
        _line(view, support, dimension, school),
        tuple(
            _line(view, support, other, authority, is_friction=other.key in at_odds)
            for other in view.library.answering(dimension.key)
        ),
    )


def _line(
    view: TableView, support: Suggestions, dimension: DimensionSheet, house: UUID, *, is_friction: bool = False
) -> PairLine:
    rating = view.current.get((house, dimension.key))
    point = point_of(rating) if rating else None
    return PairLine(dimension, cell_of(rating, view.library), is_friction, support.get(point, ()) if point else ())


def rating_page(person: Person, rating_id: UUID) -> RatingPage | None:
    """One rating, if the person may see it."""
    row = Rating.objects.filter(pk=rating_id).values_list("assessment__institution_id", "assessment__institution__name")
    found = row.first()
    if found is None:
        return None
    institution, name = found
    seen = ratings_visible_to(person, [institution])
    meant = next((rating for rating in seen if rating.id == rating_id), None)
    dimension = library().dimension(meant.dimension) if meant else None
    if meant is None or dimension is None:
        return None
    earlier = [one for one in seen if one.dimension == meant.dimension and one.agreed_at < meant.agreed_at]
    cells = tuple(cell_of(one, library()) for one in earlier)
    return RatingPage(name, dimension, cell_of(meant, library()), cells, (meant, *earlier))
