"""Through which shares a person sees what it sees; this narrows what is visible, and never widens it."""

from uuid import UUID

from django.db.models import QuerySet

from rundtisch.people.models import Person
from rundtisch.roundtables.models import shares_as_rules, viewer_of

from ..models import Share, VisibleRating

#: What a share opens: one rating, or a whole assessment.
_OPENED = ("rating_id", "assessment_id")


def reached_by(person: Person, shares: QuerySet[Share]) -> set[UUID]:
    """The ratings and assessments that these shares open to the person; one question."""
    viewer = viewer_of(person)
    opened = shares_as_rules(shares, _OPENED)
    return {place for place, found in opened.items() if any(share.reaches(viewer) for share in found)}


def opened_by(shares: QuerySet[Share]) -> set[UUID]:
    """The ratings and assessments that these shares open to anybody; one question."""
    return {rating or assessment for rating, assessment in shares.order_by().values_list(*_OPENED)}


def is_among(rating: VisibleRating, places: set[UUID]) -> bool:
    """Whether the rating, or its whole assessment, is among these."""
    return rating.id in places or rating.assessment in places
