"""What became new at a table since its last meeting, for the person who looks."""

from datetime import date
from uuid import UUID

from django.utils import timezone

from rundtisch.foundation.memory import remembered
from rundtisch.meetings.models import Meeting
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable

from ..rules.changes import Change, Sight, changes
from .cells import as_rule
from .table_view import TableView, table_view


def last_met_on(table: RoundTable) -> date | None:
    """The day of the last meeting that the table held; asked once per request."""
    starts = Meeting.objects.held().filter(table=table).order_by("-starts_at").values_list("starts_at", flat=True)
    last = remembered(("last_met_on", table.pk), starts.first)
    return timezone.localdate(last) if last else None


def talk_view(person: Person, table: RoundTable) -> TableView:
    """What one person may see of a table's ratings, with what is new since its last meeting."""
    return table_view(person, table, last_met_on(table))


def changes_at(view: TableView) -> list[Change[UUID]]:
    """Stages agreed since the day that the view looks back to, or opened to the person only after it."""
    news = view.novelty
    if news is None:
        return []
    sights = (
        Sight(as_rule(rating, view.library), news.has(rating))
        for rating in (*view.new.values(), *view.earlier)
        if (rating.institution, rating.dimension) in view.new
    )
    return changes(sights)
