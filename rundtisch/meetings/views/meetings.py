"""Pages of a table's meetings and of one meeting before it begins."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.people.signed_in import person_of
from rundtisch.roundtables.pages import open_table

from .. import queries, services
from ..calendar import as_calendar
from ..forms import MeetingForm, ReplyForm, ShortAgendaItemForm
from ..pages import open_meeting_page
from ..permissions import may_plan_meeting, may_run_meeting


@require_safe
def meeting_list(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """All meetings of a table, the next one on top."""
    table = open_table(request, table_id)
    page = {
        "table": table,
        "meetings": queries.meetings_of(table),
        "may_plan": may_plan_meeting(person_of(request), table),
    }
    return render(request, "meetings/meeting_list.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_new(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """Plan a meeting."""
    person, table = person_of(request), open_table(request, table_id)
    authorise(person, may_plan_meeting, table)
    form = MeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        meeting = services.plan_meeting(by=person, table=table, **form.words())
        return redirect("meeting_detail", meeting.pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "meetings/meeting_new.html", {"table": table, "form": form}, status=status)


@require_safe
def meeting_detail(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """A meeting before it begins: agenda, proposals, answers."""
    return show_meeting(request, meeting_id)


def show_meeting(
    request: HttpRequest, meeting_id: UUID, *, form: ShortAgendaItemForm | None = None, refusal: str = ""
) -> HttpResponse:
    """The page of a meeting, with what was typed and what stands against it."""
    meeting = open_meeting_page(request, meeting_id)
    shown = queries.meeting_page(person_of(request), meeting)
    page = {
        "meeting": meeting,
        "table": meeting.table,
        "page": shown,
        "form": form or ShortAgendaItemForm(),
        "refusal": refusal,
    }
    status = HTTPStatus.CONFLICT if refusal else HTTPStatus.UNPROCESSABLE_ENTITY if form else HTTPStatus.OK
    return render(request, "meetings/meeting_detail.html", page, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_change(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Change date, place and words of a meeting."""
    person, meeting = person_of(request), open_meeting_page(request, meeting_id)
    authorise(person, may_run_meeting, meeting)
    form = MeetingForm(request.POST or None, initial=MeetingForm.beginning_with(meeting))
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            version = form.cleaned_data["version"] or 0
            try:
                services.change_meeting(by=person, meeting=meeting, **form.words(), version=version)
                return redirect("meeting_detail", meeting.pk)
            except Refusal as refusal:
                form.add_error(None, refusal.sentence)
                status = HTTPStatus.CONFLICT
    standing = meeting if status == HTTPStatus.CONFLICT else None
    page = {"meeting": meeting, "table": meeting.table, "form": form, "standing": standing}
    return render(request, "meetings/meeting_change.html", page, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_cancel(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Call a meeting off, after saying what will happen."""
    person, meeting = person_of(request), open_meeting_page(request, meeting_id)
    authorise(person, may_run_meeting, meeting)
    if request.method == "POST":
        services.cancel_meeting(by=person, meeting=meeting)
        messages.success(request, _("Die Sitzung ist abgesagt."))
        return redirect("meeting_detail", meeting.pk)
    page = {"meeting": meeting, "table": meeting.table, "recipients": queries.recipients_of(meeting)}
    return render(request, "meetings/meeting_cancel.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_invite(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Who would get the invitation; one press sends it."""
    person, meeting = person_of(request), open_meeting_page(request, meeting_id)
    authorise(person, may_run_meeting, meeting)
    if request.method == "POST":
        services.invite(by=person, meeting=meeting)
        messages.success(request, _("Die Einladung ist unterwegs."))
        return redirect("meeting_detail", meeting.pk)
    page = {"meeting": meeting, "table": meeting.table, "recipients": queries.recipients_of(meeting)}
    return render(request, "meetings/meeting_invite.html", page)


@require_POST
def meeting_reply(request: HttpRequest, meeting_id: UUID, institution_id: UUID) -> HttpResponse:
    """Say for a house whether it comes."""
    meeting = open_meeting_page(request, meeting_id)
    institution = queries.house_for_reply(meeting, institution_id)
    form = ReplyForm(request.POST)
    if institution is None or not form.is_valid():
        return show_meeting(request, meeting_id, refusal=_("Bitte wählen Sie, ob Ihr Haus kommt."))
    try:
        services.reply(by=person_of(request), meeting=meeting, institution=institution, **form.cleaned_data)
    except Refusal as refusal:
        return show_meeting(request, meeting_id, refusal=refusal.sentence)
    messages.success(request, _("Danke, Ihre Antwort ist notiert."))
    return redirect("meeting_detail", meeting.pk)


@require_safe
def meeting_calendar(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The meeting as a file for the own calendar."""
    meeting = open_meeting_page(request, meeting_id)
    answer = HttpResponse(as_calendar(meeting, method="PUBLISH"), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="sitzung-{meeting.number}.ics"'
    return answer
