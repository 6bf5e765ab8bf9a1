"""Meetings in whose title, agenda or minutes words stand."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from rundtisch.foundation.search import Asked, Hit
from rundtisch.people.models import Person

from ..indexing import KIND
from ..models import Meeting


def found_by(person: Person, asked: Asked, most: int) -> list[Hit]:
    """Meetings of the person's tables, for the search over everything; a closed one leads to its minutes."""
    found = Meeting.objects.visible_to(person).filter(asked.stands_in(KIND))
    rows = found.order_by(asked.titles_first(KIND), "-starts_at").values_list(
        "pk", "title", "table__name", "starts_at", "closed_at"
    )
    return [
        Hit(
            title,
            f"{table}, {date_format(timezone.localtime(starts_at), 'j. F Y')}",
            reverse("minutes_detail" if closed_at else "meeting_detail", args=[pk]),
        )
        for pk, title, table, starts_at, closed_at in rows[:most]
    ]
