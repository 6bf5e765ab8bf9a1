"""The room: one item, joint minutes, outcomes, who is there."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.people.signed_in import person_of
from rundtisch.writing.rules import Clash
from rundtisch.writing.services import WrittenMeanwhile

from .. import queries, services
from ..forms import AttendanceForm, MinutesForm, OutcomeForm
from ..pages import open_agenda_item_page, open_meeting_page
from ..permissions import may_run_meeting


@require_safe
def meeting_room(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The room at the item asked for, else where the table is."""
    return show_room(request, meeting_id, request.GET.get("item", ""))


def show_room(
    request: HttpRequest,
    meeting_id: UUID,
    key: str,
    *,
    typed: str | None = None,
    clash: Clash | None = None,
    outcome: OutcomeForm | None = None,
    refusal: str = "",
) -> HttpResponse:
    """The room with what was typed and what stands against it."""
    meeting = open_meeting_page(request, meeting_id)
    shown = queries.room_page(person_of(request), meeting, key)
    page = {
        "meeting": meeting,
        "table": meeting.table,
        "room": shown,
        "body": typed if typed is not None or shown is None else shown.text.body,
        "clash": clash,
        "outcome_form": outcome or OutcomeForm(),
        "refusal": refusal,
    }
    is_wrong = outcome is not None and bool(outcome.errors)
    status = HTTPStatus.CONFLICT if refusal else HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    return render(request, "meetings/meeting_room.html", page, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Note for all houses at once whether they are there."""
    person, meeting = person_of(request), open_meeting_page(request, meeting_id)
    authorise(person, may_run_meeting, meeting)
    lines = queries.expected_at(meeting, queries.seats_of_meeting(meeting))
    form = AttendanceForm(lines, request.POST or None)
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            notes = [services.AttendanceNote(**note) for note in form.notes()]
            try:
                services.note_attendance(by=person, meeting=meeting, notes=notes)
                messages.success(request, _("Die Anwesenheit ist notiert."))
                return redirect(f"{reverse('meeting_room', args=[meeting.pk])}#who")
            except Refusal as refusal:
                form.add_error(None, refusal.sentence)
                status = HTTPStatus.CONFLICT
    page = {"meeting": meeting, "table": meeting.table, "form": form}
    return render(request, "meetings/attendance.html", page, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def minutes_text(request: HttpRequest, agenda_item_id: UUID) -> HttpResponse:
    """Keep the minutes of an item; by the form, or while typing. What was typed comes back, whatever happens."""
    agenda_item = open_agenda_item_page(request, agenda_item_id)
    if request.method != "POST":
        return _standing_text(request, agenda_item_id)
    form = MinutesForm(request.POST)
    if not form.is_valid():
        return _not_kept(
            request, agenda_item_id, _("Dieser Text enthält Zeichen, die nicht gespeichert werden können.")
        )
    try:
        services.write_minutes(by=person_of(request), agenda_item=agenda_item, **form.cleaned_data)
    except WrittenMeanwhile as meanwhile:
        return _not_kept(request, agenda_item_id, meanwhile.sentence, meanwhile.clash)
    except Refusal as refusal:
        return _not_kept(request, agenda_item_id, refusal.sentence)
    if _is_autosave(request):
        return _standing_text(request, agenda_item_id)
    messages.success(request, _("Das Protokoll ist gespeichert."))
    return redirect(f"{reverse('meeting_room', args=[agenda_item.meeting_id])}?item={agenda_item_id}#minutes")


def _is_autosave(request: HttpRequest) -> bool:
    return "X-Autosave" in request.headers


def _standing_text(request: HttpRequest, agenda_item_id: UUID) -> HttpResponse:
    """The mark below the text: when it was last kept, by whom, and the version to write over."""
    text = queries.text_of(open_agenda_item_page(request, agenda_item_id))
    if request.GET.get("version") == str(text.version):
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return render(request, "meetings/_saved.html", {"text": text, "with_body": request.method != "POST"})


def _not_kept(request: HttpRequest, agenda_item_id: UUID, sentence: str, clash: Clash | None = None) -> HttpResponse:
    """The sentence, both texts if two people wrote, and what was typed still in its field."""
    if _is_autosave(request):
        page = {"refusal": sentence, "clash": clash}
        return render(request, "meetings/_not_kept.html", page, status=HTTPStatus.CONFLICT)
    agenda_item = open_agenda_item_page(request, agenda_item_id)
    typed = request.POST.get("body", "").replace("\x00", "")
    key = str(agenda_item_id)
    return show_room(request, agenda_item.meeting_id, key, typed=typed, clash=clash, refusal=sentence)


@require_POST
def outcome_new(request: HttpRequest, agenda_item_id: UUID) -> HttpResponse:
    """Record what came out of an item."""
    agenda_item = open_agenda_item_page(request, agenda_item_id)
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        return show_room(request, agenda_item.meeting_id, str(agenda_item_id), outcome=form)
    services.record_outcome(by=person_of(request), agenda_item=agenda_item, **form.cleaned_data)
    return redirect(f"{reverse('meeting_room', args=[agenda_item.meeting_id])}?item={agenda_item_id}#outcomes")


@require_POST
def outcome_remove(request: HttpRequest, outcome_id: UUID) -> HttpResponse:
    """Take an outcome back."""
    outcome = queries.outcome_for(person_of(request), outcome_id)
    if outcome is None:
        raise Http404
    agenda_item = open_agenda_item_page(request, outcome.agenda_item_id)
    services.remove_outcome(by=person_of(request), outcome=outcome)
    messages.success(request, _("Das Ergebnis ist zurückgenommen: %(text)s") % {"text": outcome.text})
    return redirect(f"{reverse('meeting_room', args=[agenda_item.meeting_id])}?item={agenda_item.pk}#outcomes")
