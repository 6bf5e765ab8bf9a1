"""What became new at a table since its last meeting, for the person who looks."""

from datetime import date
from uuid import UUID

from django.utils import timezone

from rundtisch.foundation import clock
from rundtisch.foundation.memory import remembered
from rundtisch.meetings.models import Meeting
from rundtisch.roundtables.models import RoundTable

from ..models import Share, VisibleRating
from ..rules.changes import Change, Sight, changes
from .cells import as_rule
from .openings import is_among, reached_by
from .table_view import TableView


def last_met_on(table: RoundTable) -> date | None:
    """The day of the last meeting that the table held; asked once per request."""
    starts = Meeting.objects.held().filter(table=table).order_by("-starts_at").values_list("starts_at", flat=True)
    last = remembered(("last_met_on", table.pk), starts.first)
    return timezone.localdate(last) if last else None


def changes_at(view: TableView, since: date) -> list[Change[UUID]]:
    """Stages agreed after that day, or opened to the person only after it; at most two questions."""
    opened = _opened_after(view, since)
    new = {rating.id for rating in view.ratings if _is_new(rating, since, opened)}
    places = {(rating.institution, rating.dimension) for rating in view.current.values() if rating.id in new}
    sights = (
        Sight(as_rule(rating, view.library), rating.id in new)
        for rating in view.ratings
        if (rating.institution, rating.dimension) in places
    )
    return changes(sights)


def _is_new(rating: VisibleRating, since: date, opened: set[UUID]) -> bool:
    is_agreed_later = timezone.localdate(rating.agreed_at) > since
    return is_agreed_later or (not rating.is_own and is_among(rating, opened))


def _opened_after(view: TableView, since: date) -> set[UUID]:
    """The ratings of others that the person sees only by shares that began after that day."""
    others = [rating for rating in view.ratings if not rating.is_own]
    shares = Share.objects.open_on(clock.today())
    later = reached_by(
        view.viewer,
        shares.filter(institution__in={rating.institution for rating in others}, from_on__gt=since),
    )
    meant = [rating for rating in others if is_among(rating, later)]
    if not meant:
        return set()
    houses = {rating.institution for rating in meant}
    before = reached_by(view.viewer, shares.filter(institution__in=houses, from_on__lte=since))
    return {rating.id for rating in meant if not is_among(rating, before)}
