"""Where topics came from, and what a person may see today behind that link."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from rundtisch.people.models import Person
from rundtisch.roundtables.models import seats_of
from rundtisch.roundtables.ports import TopicOrigin
from rundtisch.roundtables.queries import SeatLine

from ..models import OccasionTopic, VisibleRating
from .cells import Cell, cell_of
from .library import DimensionSheet
from .table_view import TableView, pair_url, table_view


@dataclass(frozen=True)
class OccasionLine:
    """A house in one of the dimensions, as the person sees it."""

    house: SeatLine
    cell: Cell
    url: str


@dataclass(frozen=True)
class OccasionDimension:
    """One of the dimensions with all houses that rate it."""

    dimension: DimensionSheet
    lines: tuple[OccasionLine, ...]


@dataclass(frozen=True)
class OccasionPage:
    """What stands behind a topic, asked anew."""

    topic: UUID
    title: str
    dimensions: tuple[OccasionDimension, ...]
    ratings: tuple[VisibleRating, ...]


def origins_of(person: Person, topics: Sequence[UUID]) -> list[TopicOrigin]:
    """Which of these topics came from the matrices; the link asks anew what the person may see."""
    tables = {seat.table for seat in seats_of(person)}
    found = OccasionTopic.objects.filter(topic__in=topics, topic__table__in=tables).order_by("pk")
    return [
        TopicOrigin(topic, _("Aus den Matrizen: beide Seiten ansehen"), reverse("occasion_detail", args=[one]))
        for one, topic in found.values_list("pk", "topic_id")
    ]


def occasion_for(person: Person, occasion_id: UUID) -> OccasionTopic | None:
    """The occasion behind a topic, if the person sits at its table."""
    tables = {seat.table for seat in seats_of(person)}
    return OccasionTopic.objects.filter(pk=occasion_id, topic__table__in=tables).select_related("topic__table").first()


def occasion_page(person: Person, occasion: OccasionTopic) -> OccasionPage:
    """The dimensions of the occasion with what this person may see of every house at the table today."""
    view = table_view(person, occasion.topic.table)
    keys = [key for key in (occasion.dimension_key, occasion.other_key) if key]
    dimensions = [dimension for key in keys if (dimension := view.library.dimension(key))]
    return OccasionPage(
        occasion.topic_id,
        occasion.topic.title,
        tuple(_dimension(view, dimension) for dimension in dimensions),
        tuple(rating for rating in view.ratings if rating.dimension in keys),
    )


def _dimension(view: TableView, dimension: DimensionSheet) -> OccasionDimension:
    kind = next(sheet.institution_kind for sheet in view.library.instruments if sheet.id == dimension.instrument)
    lines = []
    for house in view.houses:
        if house.institution_kind != kind:
            continue
        rating = view.current.get((house.institution, dimension.key))
        has_pair = rating is not None and house.institution in view.authorities
        url = pair_url(view, house.institution, dimension.key) if has_pair else ""
        lines.append(OccasionLine(house, cell_of(rating, view.library), url))
    return OccasionDimension(dimension, tuple(lines))
