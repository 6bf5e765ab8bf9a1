"""What taking shares back does, and what it does not: said before it is done."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from rundtisch.foundation import clock
from rundtisch.meetings.models import Meeting
from rundtisch.people.models import Person

from ..models import Assessment, OccasionTopic, RegionFigure, Share
from ..rules.audience import Audience
from .library import library


@dataclass(frozen=True)
class ClosedMinutes:
    """Minutes of a closed meeting that dealt with a topic made from dimensions that the house shares."""

    meeting: UUID
    table: str
    title: str
    starts_at: datetime
    topics: tuple[str, ...]


@dataclass(frozen=True)
class RevocationEffects:
    """What stays in closed minutes, and which figures of the region are withdrawn.

    Minutes hold topics, texts and outcomes, rounds, agreements and measures: no stage, evidence or comment of a matrix
    gets there by itself. A topic from an occasion names its dimensions, and people write down what was said.
    """

    minutes: tuple[ClosedMinutes, ...]
    figures: tuple[str, ...]


def effects_of_revoking(person: Person, assessment: Assessment, shares: Collection[Share]) -> RevocationEffects:
    """What follows if these shares of the assessment are taken back."""
    keys = {share.rating.dimension.key for share in shares if share.rating}
    if any(share.rating is None for share in shares):
        keys |= set(assessment.ratings.exclude(answer="").values_list("dimension__key", flat=True))
    return RevocationEffects(_minutes_about(person, keys), _figures_withdrawn(assessment, shares))


def dimensions_no_longer_counted(house: UUID, revoked: Collection[UUID]) -> set[UUID]:
    """The dimensions of the ratings that these shares open to the region and no other share of the house opens today.

    A share of another round opens another rating: it keeps no figure that may count the revoked one.
    """
    anonymous = Share.objects.filter(institution=house, audience=Audience.REGION_ANONYMOUS.value)
    kept = _ratings_of(anonymous.open_on(clock.today()).exclude(pk__in=revoked))
    ended = _ratings_of(anonymous.filter(pk__in=revoked))
    return {dimension for rating, dimension in ended.items() if rating not in kept}


def figures_counting(house: UUID, dimensions: Collection[UUID]) -> QuerySet[RegionFigure]:
    """The figures still shown in which the house is counted."""
    return RegionFigure.objects.shown().filter(dimension__in=dimensions, counted__houses__contains=str(house))


def _ratings_of(shares: QuerySet[Share]) -> dict[UUID, UUID]:
    single = shares.exclude(rating=None).values_list("rating", "rating__dimension")
    whole = shares.exclude(assessment=None).values_list("assessment__ratings", "assessment__ratings__dimension")
    return {rating: dimension for rating, dimension in [*single, *whole] if rating is not None}


def _figures_withdrawn(assessment: Assessment, shares: Collection[Share]) -> tuple[str, ...]:
    house = assessment.institution_id
    ended = dimensions_no_longer_counted(house, [share.pk for share in shares])
    counted = set(figures_counting(house, ended).values_list("dimension_id", flat=True)) if ended else set()
    return tuple(one.heading for sheet in library().instruments for one in sheet.dimensions if one.id in counted)


def _minutes_about(person: Person, keys: Collection[str]) -> tuple[ClosedMinutes, ...]:
    topics = OccasionTopic.objects.filter(Q(dimension_key__in=keys) | Q(other_key__in=keys))
    held = Meeting.objects.visible_to(person).held().filter(agenda_items__topic__occasion__in=topics)
    rows = held.order_by("-starts_at", "agenda_items__position").values_list(
        "pk", "table__name", "title", "starts_at", "agenda_items__title"
    )
    found: dict[UUID, ClosedMinutes] = {}
    for meeting, table, title, starts_at, topic in rows:
        before = found.get(meeting)
        found[meeting] = ClosedMinutes(meeting, table, title, starts_at, (*(before.topics if before else ()), topic))
    return tuple(found.values())
