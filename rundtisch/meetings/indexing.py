"""What the search knows of a meeting: title, place, agenda, and its minutes once it is closed."""

from collections.abc import Iterator

from django.db.models import QuerySet

from rundtisch.foundation import search
from rundtisch.foundation.ports import Searchable, SearchText

from .models import Meeting

KIND = "meeting"


def index(meeting: Meeting) -> None:
    """Let the search find the meeting by its present words; part of the act that changes them."""
    search.index(KIND, *_texts_of(Meeting.objects.filter(pk=meeting.pk)))


def _texts_of(meetings: QuerySet[Meeting]) -> Iterator[SearchText]:
    for meeting in meetings.prefetch_related("agenda_items__text").order_by("pk").iterator(chunk_size=200):
        words = [meeting.place, meeting.note]
        for item in meeting.agenda_items.all():
            words += [item.title, item.description, item.text.body if meeting.closed_at else ""]
        yield SearchText(meeting.pk, meeting.title, " ".join(words))


SEARCHABLE = Searchable(KIND, lambda: _texts_of(Meeting.objects.all()))
