"""Topics in which words stand."""

from django.urls import reverse

from rundtisch.foundation.search import Asked, Hit
from rundtisch.people.models import Person

from ..indexing import KIND
from ..models import Topic, TopicState, seats_of


def found_by(person: Person, asked: Asked, most: int) -> list[Hit]:
    """Topics of the person's tables, for the search over everything."""
    visible = Topic.objects.filter(table__in={seat.table for seat in seats_of(person)})
    found = visible.filter(asked.stands_in(KIND)).order_by(asked.titles_first(KIND), "-proposed_at")
    return [
        Hit(title, f"{table}, {TopicState(state).label}", reverse("topic_detail", args=[pk]))
        for pk, title, table, state in found.values_list("pk", "title", "table__name", "state")[:most]
    ]
