"""The two pages to compare with: nothing at all, and the least that a page of forty rows can be."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.views.decorators.http import require_GET

from rundtisch.meetings.models import AgendaItem, Meeting, Outcome
from rundtisch.people.signed_in import person_of

BARE = engines["django"].from_string(
    "<!doctype html><title>{{ meeting.title }}</title><h1>{{ meeting.title }}, {{ person.name }}</h1>"
    "<p>{{ meeting.table.name }}, {{ meeting.starts_at|date:'j. F Y' }}, {{ outcomes }}</p><ol>"
    "{% for item in items %}<li id='{{ item.pk }}'>{{ item.position }} {{ item.title }} {{ item.get_kind_display }} "
    "{{ item.minutes_planned }} {{ item.presenter }} {{ item.presenting_institution.name }}</li>{% endfor %}</ol>"
)


@login_not_required
@require_GET
def empty(request: HttpRequest) -> HttpResponse:
    """What the server and its middleware cost alone."""
    return HttpResponse("ok\n", content_type="text/plain")


# The checks around the product's pages are part of what is compared: this page looks itself who is signed in.
@login_not_required
@require_GET
def bare(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Signed in, five questions with session and person, forty rows as objects, no frame."""
    person = person_of(request)
    meeting = Meeting.objects.select_related("table").get(pk=meeting_id)
    page = {
        "person": person,
        "meeting": meeting,
        "items": list(AgendaItem.objects.filter(meeting=meeting).select_related("presenting_institution")),
        "outcomes": Outcome.objects.filter(agenda_item__meeting=meeting).count(),
    }
    return HttpResponse(BARE.render(page, request))
