"""Measures in which words stand."""

from django.urls import reverse

from rundtisch.foundation.search import Asked, Hit
from rundtisch.people.models import Person

from ..indexing import KIND
from ..models import Measure, MeasureState


def found_by(person: Person, asked: Asked, most: int) -> list[Hit]:
    """Measures of the person's tables, for the search over everything."""
    found = Measure.objects.visible_to(person).filter(asked.stands_in(KIND))
    rows = found.order_by(asked.titles_first(KIND), "-added_at").values_list(
        "pk", "title", "responsible_institution__name", "state"
    )
    return [
        Hit(title, f"{house}, {MeasureState(state).label}", reverse("measure_detail", args=[pk]))
        for pk, title, house, state in rows[:most]
    ]
