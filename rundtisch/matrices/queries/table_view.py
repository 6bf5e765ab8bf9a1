"""What one person may see of the ratings of a table: the ground of its grids, pairs and reasons to talk."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from rundtisch.foundation import clock
from rundtisch.institutions.models import AuthorityPeriod, InstitutionKind
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable
from rundtisch.roundtables.queries import SeatLine, seats_at

from ..models import Sightline, VisibleRating, sightline, viewer_of
from ..rules.friction import Belonging, Friction, frictions
from ..rules.ratings import Rating
from .cells import Place, as_rule, current
from .library import Library, library
from .novelty import Novelty, novelty


@dataclass(frozen=True)
class TableView:
    """What one person may see of the ratings of a table's schools and authorities."""

    viewer: Person
    table: RoundTable
    houses: tuple[SeatLine, ...]
    #: What is current, and what was said last in dimensions that are not asked any more.
    ratings: tuple[VisibleRating, ...]
    current: Mapping[Place, VisibleRating]
    #: The current ones as the rules take them.
    comparable: tuple[Rating[UUID], ...]
    authorities: Mapping[UUID, UUID]
    frictions: tuple[Friction[UUID], ...]
    library: Library
    #: What is new since the day that was asked for, what stood there before, and how one is told from the other.
    new: Mapping[Place, VisibleRating] = field(default_factory=dict)
    earlier: tuple[VisibleRating, ...] = ()
    novelty: Novelty | None = None

    @property
    def seen(self) -> tuple[VisibleRating, ...]:
        """Everything that pages made of this may tell."""
        return (*self.ratings, *self.earlier)

    @cached_property
    def names(self) -> Mapping[UUID, str]:
        """The short names of the houses."""
        return {line.institution: line.label for line in self.houses}

    @cached_property
    def pairs(self) -> Mapping[UUID, str]:
        """The page of each school beside its authority; a thousand frictions lead to a few of them."""
        return {school: reverse("pair_detail", args=[self.table.pk, school]) for school in self.authorities}


def table_view(person: Person, table: RoundTable, since: date | None = None) -> TableView:
    """Everything that pages of the table's matrices are made of; the same number of questions for any table.

    With a day also what is new since then, beside what was before; two questions more if there is anything.
    """
    kinds = {InstitutionKind.SCHOOL, InstitutionKind.SCHOOL_AUTHORITY}
    houses = tuple(line for line in seats_at(table) if line.institution_kind in kinds)
    ids = [line.institution for line in houses]
    day = clock.today()
    belonging = AuthorityPeriod.objects.on(day).filter(school__in=ids, authority__in=ids).order_by("pk")
    authorities: dict[UUID, UUID] = dict(belonging.values_list("school_id", "authority_id"))
    books = library()
    line = sightline(viewer_of(person), ids)
    ratings = line.ratings(Q(superseded_by=None) | Q(dimension__in=books.dropped))
    cells = current(ratings)
    news = novelty(person, ratings, since) if since else None
    new = {place: rating for place, rating in cells.items() if news and news.has(rating)}
    comparable = tuple(as_rule(rating, books) for rating in cells.values())
    found = frictions(comparable, books.counterparts, [Belonging(*pair) for pair in authorities.items()], day)
    return TableView(
        viewer=person,
        table=table,
        houses=houses,
        ratings=ratings,
        current=cells,
        comparable=comparable,
        authorities=authorities,
        frictions=tuple(found),
        library=books,
        new=new,
        earlier=_earlier(line, new),
        novelty=news,
    )


def _earlier(line: Sightline, new: Collection[Place]) -> tuple[VisibleRating, ...]:
    """What these houses said in the same dimensions before, newest first, as far as the person may see it."""
    if not new:
        return ()
    houses, keys = ({place[part] for place in new} for part in (0, 1))
    return line.ratings(Q(superseded_by__isnull=False, assessment__institution__in=houses, dimension__key__in=keys))


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
