"""Leading in the room: opening, coming to an item, more time, closing; and what those see who follow."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rundtisch.foundation.permissions import authorise
from rundtisch.people.signed_in import person_of

from .. import queries, services
from ..pages import open_agenda_item_page, open_meeting_page
from ..permissions import may_run_meeting


@require_POST
def meeting_open(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Begin the meeting."""
    meeting = open_meeting_page(request, meeting_id)
    services.open_meeting(by=person_of(request), meeting=meeting)
    return redirect("meeting_room", meeting.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_close(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """End the meeting; what was not dealt with is ticked and waits for the next agenda."""
    person, meeting = person_of(request), open_meeting_page(request, meeting_id)
    authorise(person, may_run_meeting, meeting)
    agenda = queries.agenda_of(meeting)
    if request.method == "POST":
        ticked = set(request.POST.getlist("not_dealt_with"))
        left = [line.id for line in agenda.lines if str(line.id) in ticked]
        services.close_meeting(by=person, meeting=meeting, not_dealt_with=left)
        messages.success(request, _("Die Sitzung ist geschlossen. Danke!"))
        return redirect("minutes_detail", meeting.pk)
    page = {"meeting": meeting, "table": meeting.table, "agenda": agenda}
    return render(request, "meetings/meeting_close.html", page)


@require_POST
def agenda_item_call(request: HttpRequest, agenda_item_id: UUID) -> HttpResponse:
    """Come to this item; all who follow go along."""
    agenda_item = open_agenda_item_page(request, agenda_item_id)
    services.call_agenda_item(by=person_of(request), agenda_item=agenda_item)
    return redirect("meeting_room", agenda_item.meeting_id)


@require_POST
def agenda_item_more_time(request: HttpRequest, agenda_item_id: UUID) -> HttpResponse:
    """Give the item that the table is at more time."""
    agenda_item = open_agenda_item_page(request, agenda_item_id)
    services.give_more_time(by=person_of(request), agenda_item=agenda_item)
    return redirect("meeting_room", agenda_item.meeting_id)


@require_safe
def meeting_called(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Where the table is, for pages that follow: a line that leads there, or nothing while nothing is new."""
    meeting = open_meeting_page(request, meeting_id)
    called = queries.called_in(meeting)
    if request.GET.get("key", "") == (called.key if called else ""):
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return render(request, "meetings/_called.html", {"meeting": meeting, "called": called})
