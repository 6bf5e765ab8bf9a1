"""Through which shares a person sees what it sees; this narrows what is visible, and never widens it."""

from collections.abc import Container, Iterable
from uuid import UUID

from django.db.models import QuerySet

from rundtisch.people.models import Person
from rundtisch.roundtables.models import viewer_of

from ..models import Share, ShareQuerySet, VisibleRating


def reached_by(person: Person, shares: ShareQuerySet) -> set[UUID]:
    """The ratings and assessments that these shares open to the person; one question."""
    return opened_by(shares.reaching(viewer_of(person)))


def opened_by(shares: QuerySet[Share]) -> set[UUID]:
    """The ratings and assessments that these shares open to anybody; one question."""
    return {rating or assessment for rating, assessment in shares.order_by().values_list("rating_id", "assessment_id")}


def is_among(rating: VisibleRating, places: Container[UUID]) -> bool:
    """Whether the rating, or its whole assessment, is among these."""
    return rating.id in places or rating.assessment in places


def own_assessment_in(ratings: Iterable[VisibleRating]) -> UUID | None:
    """The person's own assessment among what a page shows, the current one first: there it changes what it shares."""
    own = [rating for rating in ratings if rating.is_own]
    return next((one.assessment for one in sorted(own, key=lambda one: not one.is_current)), None)
