"""The single ratings that a house chose to share."""

from collections.abc import Iterable
from uuid import UUID

from ..models import Assessment, Rating


def ratings_of(assessment: Assessment, ids: Iterable[UUID]) -> list[Rating]:
    """These ratings of the assessment, in order; others are not found."""
    return list(Rating.objects.filter(assessment=assessment, pk__in=list(ids)).order_by("dimension__position"))
