"""The whole minutes: as a page and as documents."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rundtisch.foundation import clock
from rundtisch.paper.document import Document
from rundtisch.paper.docx import render_docx
from rundtisch.paper.odt import render_odt
from rundtisch.paper.pdf import render_pdf
from rundtisch.people.signed_in import person_of

from .. import queries
from ..minutes_document import minutes_document
from ..pages import open_meeting_page

#: Kinds of files: how they are made and what they are called on the wire.
FILES: dict[str, tuple[Callable[[Document], bytes], str]] = {
    "pdf": (lambda document: render_pdf(document, at=clock.now()), "application/pdf"),
    "odt": (render_odt, "application/vnd.oasis.opendocument.text"),
    "docx": (render_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


@require_safe
def minutes_detail(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The minutes of a meeting to be read from top to bottom."""
    meeting = open_meeting_page(request, meeting_id)
    page = {
        "meeting": meeting,
        "table": meeting.table,
        "minutes": queries.minutes_of(person_of(request), meeting),
        "formats": [kind.upper() for kind in FILES],
    }
    return render(request, "meetings/minutes_detail.html", page)


@require_safe
def minutes_file(request: HttpRequest, meeting_id: UUID, kind: str) -> HttpResponse:
    """The minutes as a document to be handed over."""
    meeting = open_meeting_page(request, meeting_id)
    if kind not in FILES:
        raise Http404
    make, content_type = FILES[kind]
    document = minutes_document(queries.minutes_of(person_of(request), meeting))
    answer = HttpResponse(make(document), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="protokoll-{meeting.number}.{kind}"'
    return answer
