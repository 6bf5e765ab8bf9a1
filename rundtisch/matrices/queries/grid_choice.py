"""Which part of a table's grid somebody asks for: houses, an area, and what was opened in one way."""

from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.institutions.models import standing_of
from rundtisch.institutions.rules.school_kinds import SCHOOL_KINDS
from rundtisch.roundtables.queries import SeatLine

from ..models import Share, VisibleRating, viewer_of
from ..rules.audience import OF_A_TABLE, Audience
from .cells import Place, current
from .library import AreaSheet, InstrumentSheet
from .openings import is_among, opened_by
from .table_view import TableView

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class GridChoice:
    """What was asked for; an empty word, or one that the page does not offer, asks for everything."""

    house: str = ""
    kind: str = ""
    area: str = ""
    audience: str = ""


@dataclass(frozen=True)
class GridFilter:
    """What a page offers to choose from, and what is chosen."""

    houses: Choices
    kinds: Choices
    areas: Choices
    audiences: Choices
    chosen: GridChoice = field(default_factory=GridChoice)

    @property
    def in_words(self) -> str:
        """What is chosen, in words; nothing if everything is shown."""
        offered = (self.houses, self.kinds, self.areas, self.audiences)
        keys = (self.chosen.house, self.chosen.kind, self.chosen.area, self.chosen.audience)
        return ", ".join(dict(choices)[key] for choices, key in zip(offered, keys, strict=True) if key)


def grid_filter(view: TableView, sheet: InstrumentSheet, asked: GridChoice) -> GridFilter:
    """What this grid offers, and what of the asked it can give."""
    houses = houses_of(view, sheet)
    offered = GridFilter(
        tuple((str(house.institution), house.name) for house in houses),
        _kinds(houses),
        tuple((area.number, f"{area.number}. {area.title}") for area in sheet.areas),
        _audiences(view),
    )
    chosen = GridChoice(
        *(
            key if key in dict(choices) else ""
            for key, choices in (
                (asked.house, offered.houses),
                (asked.kind, offered.kinds),
                (asked.area, offered.areas),
                (asked.audience, offered.audiences),
            )
        )
    )
    return GridFilter(offered.houses, offered.kinds, offered.areas, offered.audiences, chosen)


def houses_of(view: TableView, sheet: InstrumentSheet) -> tuple[SeatLine, ...]:
    """The houses at the table that assess themselves with this instrument."""
    return tuple(line for line in view.houses if line.institution_kind == sheet.institution_kind)


def _kinds(houses: tuple[SeatLine, ...]) -> Choices:
    """The kinds of school at the table, if there is more than one."""
    found = dict.fromkeys(house.school_kind for house in houses if house.school_kind in SCHOOL_KINDS)
    return tuple((code, SCHOOL_KINDS[code].label) for code in sorted(found)) if len(found) > 1 else ()


def _audiences(view: TableView) -> Choices:
    """In which ways something may be open to this person; supervision is never reached without supervision."""
    words = {
        Audience.TABLE: _("mit dem Tisch geteilt, auch Schulaufsicht"),
        Audience.TABLE_WITHOUT_SUPERVISION: _("mit dem Tisch ohne Schulaufsicht geteilt"),
        Audience.NAMED: _("namentlich geteilt"),
        Audience.PUBLIC: _("öffentlich"),
    }
    if standing_of(view.viewer).is_in_supervision:
        del words[Audience.TABLE_WITHOUT_SUPERVISION]
    return tuple((audience.value, label) for audience, label in words.items())


def shown_houses(houses: tuple[SeatLine, ...], chosen: GridChoice) -> tuple[SeatLine, ...]:
    """The columns."""
    return tuple(
        line for line in houses if chosen.house in {"", str(line.institution)} and chosen.kind in {"", line.school_kind}
    )


def shown_areas(sheet: InstrumentSheet, chosen: GridChoice) -> tuple[AreaSheet, ...]:
    """The areas with their rows."""
    return tuple(area for area in sheet.areas if chosen.area in {"", area.number})


def shown_cells(view: TableView, audience: str) -> dict[Place, VisibleRating]:
    """The current rating of each place, of those that the person sees in this way; of the own house what it opened so.

    Without an audience it is what the table view holds, and nothing is asked.
    """
    if not audience:
        return dict(view.current)
    houses: set[UUID] = {rating.institution for rating in view.ratings}
    shares = Share.objects.open_on(clock.today()).filter(institution__in=houses, audience=audience)
    if audience in OF_A_TABLE:
        shares = shares.filter(table=view.table)
    own = {rating.institution for rating in view.ratings if rating.is_own}
    reaching = shares.exclude(institution__in=own).reaching(viewer_of(view.viewer))
    places = opened_by(reaching | shares.filter(institution__in=own))
    return current(rating for rating in view.ratings if is_among(rating, places))
