"""Noting who looked at whose assessment; the owner sees the log."""

from collections.abc import Iterable
from uuid import UUID

from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable
from rundtisch.roundtables.services import note_seen

from ..models import Look, VisibleRating


def note_looks(*, by: Person, ratings: Iterable[VisibleRating], table: RoundTable | None = None) -> int:
    """Note that somebody of another house saw these ratings."""
    seen = {rating.assessment for rating in ratings if not rating.is_own}
    return note_seen(Look, seen, of="assessment", by=by, table=table)


def note_look(*, by: Person, assessment: UUID) -> int:
    """Note that an adviser saw the stages that a house opened for a second view."""
    return note_seen(Look, {assessment}, of="assessment", by=by)
