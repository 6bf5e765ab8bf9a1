"""How a page of a meeting begins: the person sits at its table, or there is no such page."""

from uuid import UUID

from django.http import Http404, HttpRequest

from rundtisch.people.signed_in import person_of
from rundtisch.roundtables.pages import open_table

from . import queries
from .models import AgendaItem, Meeting


def open_meeting_page(request: HttpRequest, meeting_id: UUID) -> Meeting:
    """The meeting of this page; raises Http404 for whoever has no seat at its table."""
    meeting = queries.meeting_for(person_of(request), meeting_id)
    if meeting is None:
        raise Http404
    open_table(request, meeting.table_id)
    return meeting


def open_agenda_item_page(request: HttpRequest, agenda_item_id: UUID) -> AgendaItem:
    """The agenda item of this page; raises Http404 for whoever has no seat at the table."""
    agenda_item = queries.agenda_item_for(person_of(request), agenda_item_id)
    if agenda_item is None:
        raise Http404
    open_table(request, agenda_item.meeting.table_id)
    return agenda_item
