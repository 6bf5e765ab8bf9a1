"""The matrices of a table: one grid per instrument, dimensions as rows, houses as columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from rundtisch.institutions.models import standing_of
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable
from rundtisch.roundtables.queries import SeatLine

from ..models import VisibleRating
from .cells import Place, cell_of
from .changes import talk_view
from .grid_choice import GridChoice, GridFilter, grid_filter, houses_of, shown_areas, shown_cells, shown_houses
from .library import AreaSheet, DimensionSheet, InstrumentSheet
from .occasions import Occasion, occasions_at
from .table_view import TableView, friction_url, pair_url

#: Stands for an id where only the beginning of an address is asked for: working out seven hundred takes its time.
_NOBODY = UUID(int=0)


@dataclass(frozen=True)
class GridCell:
    """A cell of the grid as it is drawn, with its column for narrow pages; without `url` nothing is seen.

    A page has seven hundred of them, so everything is at hand and nothing is worked out while drawing.
    """

    label: str
    house: str
    url: str = ""
    look: str = ""
    value: str = ""
    word: str = ""
    friction_url: str = ""
    #: The name of the round, where it was a short pulse.
    pulse: str = ""


@dataclass(frozen=True)
class GridRow:
    """A dimension with what is seen of each house."""

    dimension: DimensionSheet
    counterparts: tuple[DimensionSheet, ...]
    cells: tuple[GridCell, ...]


@dataclass(frozen=True)
class GridArea:
    """An area with its rows."""

    area: AreaSheet
    rows: tuple[GridRow, ...]


@dataclass(frozen=True)
class Grid:
    """One instrument of the table, as one person sees it."""

    instrument: InstrumentSheet
    houses: tuple[SeatLine, ...]
    filter: GridFilter
    shown: tuple[SeatLine, ...]
    areas: tuple[GridArea, ...]
    has_own: bool

    @property
    def has_pulse(self) -> bool:
        """Whether something shown comes from a short pulse."""
        return any(cell.pulse for area in self.areas for row in area.rows for cell in row.cells)

    @property
    def is_wide(self) -> bool:
        """Whether the columns need a box of their own that scrolls."""
        return len(self.shown) > 11  # noqa: PLR2004 - what fits the page at 1200 px


@dataclass(frozen=True)
class OwnHouse:
    """A house of the person at this table, with what it agreed last."""

    name: str
    assessment: UUID | None
    period: str


@dataclass(frozen=True)
class MatrixPage:
    """The page: grid, its tabs and the occasions."""

    instruments: tuple[InstrumentSheet, ...]
    grid: Grid | None
    occasions: tuple[Occasion, ...]
    ratings: tuple[VisibleRating, ...]
    own: tuple[OwnHouse, ...]


def matrix_page(person: Person, table: RoundTable, key: str = "", asked: GridChoice | None = None) -> MatrixPage | None:
    """The table's matrices for this person, all of them or a part; nothing if there is no such instrument."""
    view = talk_view(person, table)
    sheets = view.library.newest
    sheet = view.library.of_key(key) if key else next(iter(sheets), None)
    if key and sheet is None:
        return None
    grid = _grid(view, sheet, asked or GridChoice()) if sheet else None
    return MatrixPage(sheets, grid, occasions_at(view), view.seen, _own(person, view))


def _grid(view: TableView, sheet: InstrumentSheet, asked: GridChoice) -> Grid:
    offered, houses = grid_filter(view, sheet, asked), houses_of(view, sheet)
    shown = shown_houses(houses, offered.chosen)
    draw = _Drawing(
        view,
        shown,
        shown_cells(view, offered.chosen.audience),
        _marks(view),
    )
    areas = tuple(
        GridArea(area, tuple(_row(draw, dimension) for dimension in area.dimensions))
        for area in shown_areas(sheet, offered.chosen)
    )
    has_own = any(rating.is_own and rating.instrument_key == sheet.key for rating in view.ratings)
    return Grid(sheet, houses, offered, shown, areas, has_own)


def _own(person: Person, view: TableView) -> tuple[OwnHouse, ...]:
    """The person's houses that assess themselves; the newest agreed assessment is known from what was asked already."""
    standing = standing_of(person)
    newest: dict[UUID, tuple[UUID, str]] = {}
    for rating in view.ratings:
        if rating.is_own and rating.is_current:
            newest.setdefault(rating.institution, (rating.assessment, rating.period))
    return tuple(
        OwnHouse(house.name, *newest.get(house.institution, (None, "")))
        for house in view.houses
        if standing.prepares_for(house.institution)
    )


def _marks(view: TableView) -> Mapping[Place, str]:
    """Where a friction stands, with the pair it leads to."""
    marks: dict[Place, str] = {}
    for friction in view.frictions:
        url = friction_url(view, friction)
        for side in (friction.school, friction.authority):
            marks.setdefault((side.institution, side.dimension), url)
    return marks


@dataclass(frozen=True)
class _Drawing:
    """What every row of a grid is made of."""

    view: TableView
    shown: tuple[SeatLine, ...]
    cells: Mapping[Place, VisibleRating]
    marks: Mapping[Place, str]


def _row(draw: _Drawing, dimension: DimensionSheet) -> GridRow:
    cells, books = [], draw.view.library
    ratings_url = reverse("rating_detail", args=[_NOBODY]).removesuffix(f"{_NOBODY}/")
    for house in draw.shown:
        rating = draw.cells.get((house.institution, dimension.key))
        if rating is None:
            cells.append(GridCell(house.label, house.name))
            continue
        cell = cell_of(rating, books)
        has_pair = house.institution in draw.view.authorities
        url = pair_url(draw.view, house.institution, dimension.key) if has_pair else f"{ratings_url}{rating.id}/"
        look = "na" if cell.tone is None else str(cell.tone)
        value = "" if cell.value is None else str(cell.value)
        mark = draw.marks.get((house.institution, dimension.key), "")
        pulse = cell.period if cell.is_pulse else ""
        cells.append(GridCell(house.label, house.name, url, look, value, cell.word, mark, pulse))
    return GridRow(dimension, books.answering(dimension.key), tuple(cells))
