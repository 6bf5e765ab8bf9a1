"""The whole minutes: as a page and as documents."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rundtisch.foundation import clock
from rundtisch.paper.files import DOCUMENT_KINDS, document_file
from rundtisch.people.signed_in import person_of

from .. import queries
from ..minutes_document import minutes_document
from ..pages import open_meeting_page


@require_safe
def minutes_detail(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The minutes of a meeting to be read from top to bottom."""
    meeting = open_meeting_page(request, meeting_id)
    page = {
        "meeting": meeting,
        "table": meeting.table,
        "minutes": queries.minutes_of(person_of(request), meeting),
        "formats": [kind.upper() for kind in DOCUMENT_KINDS],
    }
    return render(request, "meetings/minutes_detail.html", page)


@require_safe
def minutes_file(request: HttpRequest, meeting_id: UUID, kind: str) -> HttpResponse:
    """The minutes as a document to be handed over."""
    meeting = open_meeting_page(request, meeting_id)
    if kind not in DOCUMENT_KINDS:
        raise Http404
    document = minutes_document(queries.minutes_of(person_of(request), meeting))
    content, media_type = document_file(document, kind, at=clock.now())
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="protokoll-{meeting.number}.{kind}"'
    return answer
