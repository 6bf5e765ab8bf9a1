"""Meetings without surprises."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from rundtisch.meetings.models import AgendaItem, Meeting
from rundtisch.roundtables.models import RoundTable
from rundtisch.writing.models import JointText

#: A Thursday afternoon long ahead of the tests' today.
AFTERNOON = timezone.make_aware(datetime(2099, 12, 3, 14, 30))  # noqa: DTZ001 - made aware at once
_numbers = count(1)


def meeting(at: RoundTable, title: str = "Standortbestimmung", **fields: Any) -> Meeting:
    """A meeting of two and a half hours, planned and not yet invited."""
    fields = {
        "number": Meeting.objects.filter(table=at).count() + 1,
        "starts_at": AFTERNOON,
        "ends_at": AFTERNOON + timedelta(minutes=150),
        "place": "Rathaus, Raum 1",
        **fields,
    }
    return Meeting.objects.create(table=at, title=title, **fields)


def open_meeting(at: RoundTable, **fields: Any) -> Meeting:
    """A meeting that has begun."""
    return meeting(at, **{"opened_at": AFTERNOON, **fields})


def agenda_item(of: Meeting, title: str = "Gemeinsame Linie", **fields: Any) -> AgendaItem:
    """An item of 20 minutes at the end of the agenda."""
    fields = {"position": of.agenda_items.count() + 1, "minutes_planned": 20, **fields}
    return AgendaItem.objects.create(meeting=of, title=title, text=JointText.objects.create(), **fields)
