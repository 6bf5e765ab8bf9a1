"""Process descriptions in which words stand."""

from django.urls import reverse

from rundtisch.foundation.search import Asked, Hit
from rundtisch.people.models import Person

from ..indexing import KIND
from ..models import ProcessDescription


def found_by(person: Person, asked: Asked, most: int) -> list[Hit]:
    """Descriptions of the person's houses and those shared with them, for the search over everything."""
    found = ProcessDescription.objects.visible_to(person).current().filter(asked.stands_in(KIND))
    rows = found.order_by(asked.titles_first(KIND), "-changed_at").values_list("pk", "title", "institution__name")
    return [Hit(title, house, reverse("process_detail", args=[pk])) for pk, title, house in rows[:most]]
