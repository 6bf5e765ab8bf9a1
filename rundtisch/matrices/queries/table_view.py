"""What one person may see of the ratings of a table: the ground of its grids, pairs and reasons to talk."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.urls import reverse

from rundtisch.foundation import clock
from rundtisch.institutions.models import AuthorityPeriod, InstitutionKind
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable
from rundtisch.roundtables.queries import SeatLine, seats_at

from ..models import VisibleRating, ratings_visible_to
from ..rules.friction import Belonging, Friction, frictions
from ..rules.ratings import Rating
from .cells import Place, as_rule, current
from .library import Library, library


@dataclass(frozen=True)
class TableView:
    """What one person may see of the ratings of a table's schools and authorities."""

    viewer: Person
    table: RoundTable
    houses: tuple[SeatLine, ...]
    ratings: tuple[VisibleRating, ...]
    current: Mapping[Place, VisibleRating]
    #: The current ones as the rules take them.
    comparable: tuple[Rating[UUID], ...]
    authorities: Mapping[UUID, UUID]
    frictions: tuple[Friction[UUID], ...]
    library: Library

    @cached_property
    def names(self) -> Mapping[UUID, str]:
        """The short names of the houses."""
        return {line.institution: line.label for line in self.houses}

    @cached_property
    def pairs(self) -> Mapping[UUID, str]:
        """The page of each school beside its authority; a thousand frictions lead to a few of them."""
        return {school: reverse("pair_detail", args=[self.table.pk, school]) for school in self.authorities}


def table_view(person: Person, table: RoundTable) -> TableView:
    """Everything that pages of the table's matrices are made of; the same number of questions for any table."""
    kinds = {InstitutionKind.SCHOOL, InstitutionKind.SCHOOL_AUTHORITY}
    houses = tuple(line for line in seats_at(table) if line.institution_kind in kinds)
    ids = [line.institution for line in houses]
    day = clock.today()
    belonging = AuthorityPeriod.objects.on(day).filter(school__in=ids, authority__in=ids).order_by("pk")
    authorities: dict[UUID, UUID] = dict(belonging.values_list("school_id", "authority_id"))
    books = library()
    ratings = ratings_visible_to(person, ids)
    cells = current(ratings)
    comparable = tuple(as_rule(rating, books) for rating in cells.values())
    found = frictions(comparable, books.counterparts, [Belonging(*pair) for pair in authorities.items()], day)
    return TableView(person, table, houses, ratings, cells, comparable, authorities, tuple(found), books)


def pair_url(view: TableView, school: UUID, dimension: str) -> str:
    """The page of a school and its authority with all dimensions, at one of them."""
    return f"{view.pairs[school]}?show=all#{dimension}"


def friction_url(view: TableView, friction: Friction[UUID]) -> str:
    """Where a friction stands among the differences of the pair."""
    return f"{view.pairs[friction.school.institution]}#{friction.school.dimension}"


def place_url(view: TableView, rating: Rating[UUID]) -> str:
    """Where a rating that the person sees can be read: beside the authority, or by itself."""
    if rating.institution in view.authorities:
        return pair_url(view, rating.institution, rating.dimension)
    return reverse("rating_detail", args=[view.current[rating.institution, rating.dimension].id])
