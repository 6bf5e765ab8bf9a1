"""What others opened to this person by name, or to everybody: seen without sitting at a common table."""

from dataclasses import dataclass
from uuid import UUID

from rundtisch.foundation import clock
from rundtisch.institutions.models import Institution
from rundtisch.people.models import Person

from ..models import Share, VisibleRating, own_houses, ratings_visible_to, viewer_of
from ..rules.audience import Audience
from .cells import Cell, cell_of, current
from .library import DimensionSheet, library


@dataclass(frozen=True)
class SharedLine:
    """One dimension that a house opened."""

    dimension: DimensionSheet
    cell: Cell


@dataclass(frozen=True)
class SharedHouse:
    """What one house opened to this person."""

    institution: UUID
    name: str
    lines: tuple[SharedLine, ...]


def shared_with(person: Person) -> tuple[tuple[SharedHouse, ...], tuple[VisibleRating, ...]]:
    """The houses that name this person or one of its houses in an open share, and what they opened."""
    own = own_houses(person)
    reached = Share.objects.open_on(clock.today()).reaching(viewer_of(person))
    owners = reached.filter(audience=Audience.NAMED.value).exclude(institution__in=own)
    names = dict(
        Institution.objects.filter(pk__in=owners.values("institution_id"))
        .order_by("sort_name")
        .values_list("pk", "name")
    )
    ratings = ratings_visible_to(person, list(names))
    cells = current(ratings)
    books = library()
    houses = tuple(
        SharedHouse(
            house,
            name,
            tuple(
                SharedLine(dimension, cell_of(cells[(house, dimension.key)], books))
                for sheet in books.newest
                for dimension in sheet.dimensions
                if (house, dimension.key) in cells
            ),
        )
        for house, name in names.items()
    )
    return houses, ratings
