"""How others see a house's matrix: the rule of all pages, asked for whoever the house wants to know about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.institutions.models import Institution
from rundtisch.institutions.rules.standing import SUPERVISION
from rundtisch.people.models import Person
from rundtisch.roundtables.models import Participation, viewer_of
from rundtisch.roundtables.queries import SharingChoices, sharing_choices

from ..models import Share, VisibleRating, own_houses, ratings_visible_to, sightline
from ..rules.audience import Audience, Viewer
from .addressees import offered_by_name
from .cells import Cell, cell_of, current
from .library import DimensionSheet, InstrumentSheet, library
from .openings import is_among, opened_by

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SeenLine:
    """One dimension as they see it; for the region only whether it counts."""

    dimension: DimensionSheet
    cell: Cell
    is_counted: bool = False


@dataclass(frozen=True)
class SeenArea:
    """An area with its dimensions."""

    title: str
    lines: tuple[SeenLine, ...]


@dataclass(frozen=True)
class SeenPage:
    """The matrix of a house as others see it today."""

    house: Institution
    sheet: InstrumentSheet
    choices: Choices
    chosen: str
    areas: tuple[SeenArea, ...]
    #: Where the house changes what it shares.
    assessment: UUID | None
    is_region: bool

    @property
    def name(self) -> str:
        """Whose eyes these are."""
        return dict(self.choices)[self.chosen]

    @property
    def seen(self) -> int:
        """How many dimensions they see something of."""
        return sum(bool(line.cell.rating) or line.is_counted for area in self.areas for line in area.lines)


def seen_page(person: Person, institution: UUID, key: str, asked: str = "") -> SeenPage | None:
    """The own matrix as others see it; nothing where the house is not the person's own or has agreed nothing yet."""
    sheet = library().of_key(key)
    if sheet is None or institution not in own_houses(person):
        return None
    own = [one for one in ratings_visible_to(person, [institution]) if one.instrument_key == key]
    if not own:
        return None
    choices = sharing_choices(institution)
    offered = _offered(choices)
    chosen = asked if asked in dict(offered) else offered[0][0]
    is_region = chosen == Audience.REGION_ANONYMOUS
    ratings = [] if is_region else sightline(_viewer(chosen, choices), [institution]).ratings()
    cells = current(one for one in ratings if one.instrument_key == key)
    counted = _counted(institution, own) if is_region else set()
    return SeenPage(
        Institution.objects.get(pk=institution),
        sheet,
        offered,
        chosen,
        _areas(sheet, {dimension: rating for (_house, dimension), rating in cells.items()}, counted),
        next((one.assessment for one in own if one.is_current), own[0].assessment),
        is_region,
    )


def _areas(sheet: InstrumentSheet, cells: Mapping[str, VisibleRating], counted: set[str]) -> tuple[SeenArea, ...]:
    books = library()
    return tuple(
        SeenArea(
            f"{area.number}. {area.title}",
            tuple(SeenLine(one, cell_of(cells.get(one.key), books), one.key in counted) for one in area.dimensions),
        )
        for area in sheet.areas
    )


def _offered(choices: SharingChoices) -> Choices:
    """By whose eyes one may look: each table and its supervision, houses and advisers near, region and public."""
    at_tables = [
        (f"{key}:{table.pk}", words % {"table": table.name})
        for table in choices.tables
        for key, words in (
            ("table", _("Häuser am Tisch: %(table)s")),
            ("supervision", _("Schulaufsicht am Tisch: %(table)s")),
        )
    ]
    return (
        *at_tables,
        *((one.key, one.label) for one in offered_by_name(choices)),
        (Audience.REGION_ANONYMOUS.value, _("Bildungsregion, ohne Namen")),
        (Audience.PUBLIC.value, _("alle, auch ohne Konto")),
    )


def _viewer(key: str, choices: SharingChoices) -> Viewer[UUID]:
    """Whoever looks, as the rule of visibility takes them."""
    kind, _colon, id = key.partition(":")
    if kind in {"table", "supervision"}:
        return Viewer(None, tables=frozenset({UUID(id)}), is_supervision=kind == "supervision")
    if kind == "house":
        return _of_house(next(one for one in choices.institutions if str(one.pk) == id))
    if kind == "person":
        return viewer_of(next(one for one in choices.persons if str(one.pk) == id))
    return Viewer(None)


def _of_house(house: Institution) -> Viewer[UUID]:
    """Somebody who belongs to this house alone."""
    seats = Participation.objects.current_on(clock.today()).filter(institution=house)
    return Viewer(
        None,
        institutions=frozenset({house.pk}),
        tables=frozenset(seats.values_list("table_id", flat=True)),
        is_supervision=house.kind in SUPERVISION,
    )


def _counted(institution: UUID, own: Iterable[VisibleRating]) -> set[str]:
    """The dimensions in which the house counts without its name when figures are released."""
    anonymous = Share.objects.open_on(clock.today()).filter(
        institution=institution, audience=Audience.REGION_ANONYMOUS.value
    )
    opened = opened_by(anonymous)
    return {one.dimension for one in own if one.is_current and one.stage is not None and is_among(one, opened)}
