"""All reasons to talk of a table, to be read kind by kind, and for one house."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable
from rundtisch.roundtables.queries import SeatLine

from ..models import OccasionKind, VisibleRating
from .changes import last_met_on, talk_view
from .library import Library
from .occasions import Occasion, occasions_at

#: As many stand in one list; more are folded by area.
_SHORT_LIST = 8


@dataclass(frozen=True)
class OccasionGroup:
    """The reasons of one area; a short list is one group without a title."""

    title: str
    occasions: tuple[Occasion, ...]


@dataclass(frozen=True)
class OccasionsPage:
    """The reasons of one kind, the kinds that there are, and the houses to choose from."""

    kinds: tuple[OccasionKind, ...]
    kind: OccasionKind | None
    words: str
    groups: tuple[OccasionGroup, ...]
    houses: tuple[SeatLine, ...]
    house: UUID | None
    ratings: tuple[VisibleRating, ...]

    @property
    def occasions(self) -> tuple[Occasion, ...]:
        """All that are shown."""
        return tuple(one for group in self.groups for one in group.occasions)


def occasions_page(person: Person, table: RoundTable, kind: str = "", house: str = "") -> OccasionsPage:
    """What this person may see of the table's reasons to talk; without a kind that exists, those of the first."""
    view = talk_view(person, table)
    found = occasions_at(view)
    kinds = tuple(one for one in OccasionKind if any(occasion.kind == one for occasion in found))
    asked = next((one for one in kinds if one.value == kind), kinds[0] if kinds else None)
    meant = next((line.institution for line in view.houses if str(line.institution) == house), None)
    shown = [one for one in found if one.kind == asked and (meant is None or one.is_about(meant))]
    return OccasionsPage(
        kinds,
        asked,
        _in_words(asked, table) if asked else "",
        _grouped(shown, view.library),
        view.houses,
        meant,
        view.seen,
    )


def _grouped(occasions: Sequence[Occasion], books: Library) -> tuple[OccasionGroup, ...]:
    """By the area of the dimension that is named first, in the order of the matrices."""
    if len(occasions) <= _SHORT_LIST:
        return (OccasionGroup("", tuple(occasions)),) if occasions else ()
    areas: dict[str, list[Occasion]] = {}
    for one in sorted(occasions, key=lambda occasion: books.place_of(occasion.first_key)):
        dimension = books.dimension(one.first_key)
        title = f"{dimension.area_number}. {dimension.area_title}" if dimension else ""
        areas.setdefault(title, []).append(one)
    return tuple(OccasionGroup(title, tuple(group)) for title, group in areas.items())


def _in_words(kind: OccasionKind, table: RoundTable) -> str:
    """What this kind is, in a sentence."""
    match kind:
        case OccasionKind.FRICTION:
            return _(
                "Eine Schule und ihr Schulträger stehen bei Kategorien, die aufeinander antworten, verschieden weit."
            )
        case OccasionKind.COMMON_GROUND:
            return _("Mehrere Häuser haben sich dasselbe vorgenommen.")
        case OccasionKind.DIVERGENCE:
            return _("Häuser stehen bei derselben Kategorie weit auseinander und brauchen anderes.")
        case OccasionKind.PEERS:
            return _("Ein Haus hat erreicht, was ein anderes sich vorgenommen hat.")
        case _:
            day = date_format(met) if (met := last_met_on(table)) else ""
            return _("Was Häuser seit der Sitzung am %(day)s festgehalten oder für Sie geöffnet haben.") % {"day": day}
