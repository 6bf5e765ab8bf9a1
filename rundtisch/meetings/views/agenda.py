"""Acts on the agenda of a meeting."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.people.signed_in import person_of

from .. import queries, services
from ..forms import AgendaItemForm, ShortAgendaItemForm
from ..pages import open_agenda_item_page, open_meeting_page
from ..permissions import may_run_meeting
from ..rules.agenda import moved
from .meetings import show_meeting


@require_POST
def agenda_item_new(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Put an item on the agenda, typed or proposed."""
    meeting = open_meeting_page(request, meeting_id)
    form = ShortAgendaItemForm(request.POST)
    if not form.is_valid():
        return show_meeting(request, meeting_id, form=form)
    words = form.cleaned_data
    key = words.pop("topic")
    topic = queries.topic_waiting_at(meeting, key) if key else None
    try:
        services.add_agenda_item(by=person_of(request), meeting=meeting, topic=topic, **words)
    except Refusal as refusal:
        return show_meeting(request, meeting_id, form=form, refusal=refusal.sentence)
    return redirect(f"{_address_of(meeting_id)}#agenda")


@require_http_methods(["GET", "HEAD", "POST"])
def agenda_item_change(request: HttpRequest, agenda_item_id: UUID) -> HttpResponse:
    """Change the words and the time of an item."""
    person, agenda_item = person_of(request), open_agenda_item_page(request, agenda_item_id)
    meeting = agenda_item.meeting
    authorise(person, may_run_meeting, meeting)
    form = AgendaItemForm(meeting.table, request.POST or None, initial=AgendaItemForm.beginning_with(agenda_item))
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                services.change_agenda_item(by=person, agenda_item=agenda_item, **form.cleaned_data)
                return redirect(f"{_address_of(meeting.pk)}#agenda")
            except Refusal as refusal:
                form.add_error(None, refusal.sentence)
                status = HTTPStatus.CONFLICT
    page = {"meeting": meeting, "table": meeting.table, "agenda_item": agenda_item, "form": form}
    return render(request, "meetings/agenda_item_change.html", page, status=status)


@require_POST
def agenda_item_remove(request: HttpRequest, agenda_item_id: UUID) -> HttpResponse:
    """Take an item off the agenda."""
    agenda_item = open_agenda_item_page(request, agenda_item_id)
    meeting_id, title = agenda_item.meeting_id, agenda_item.title
    try:
        services.remove_agenda_item(by=person_of(request), agenda_item=agenda_item)
    except Refusal as refusal:
        return show_meeting(request, meeting_id, refusal=refusal.sentence)
    messages.success(request, _("„%(title)s“ steht nicht mehr auf der Tagesordnung.") % {"title": title})
    return redirect(f"{_address_of(meeting_id)}#agenda")


@require_POST
def agenda_item_order(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Put the agenda in a new order: `move=KEY:up` from the buttons, `order=KEY,KEY` from dragging."""
    meeting = open_meeting_page(request, meeting_id)
    try:
        order = [UUID(key) for key in _order_asked_for(request, meeting_id)]
        version = int(request.POST.get("version", ""))
        services.order_agenda_items(by=person_of(request), meeting=meeting, order=order, version=version)
    except ValueError:
        return show_meeting(request, meeting_id, refusal=_("Diese Reihenfolge war nicht zu verstehen."))
    except Refusal as refusal:
        if "X-Reorder" in request.headers:
            # The page that dragged loads itself anew and shows the sentence.
            messages.error(request, refusal.sentence)
            return HttpResponse(refusal.sentence, status=HTTPStatus.CONFLICT, content_type="text/plain")
        return show_meeting(request, meeting_id, refusal=refusal.sentence)
    return redirect(f"{_address_of(meeting_id)}#agenda")


def _order_asked_for(request: HttpRequest, meeting_id: UUID) -> list[str]:
    if order := request.POST.get("order", ""):
        return order.split(",")
    key, _colon, way = request.POST.get("move", "").partition(":")
    standing = queries.agenda_of(open_meeting_page(request, meeting_id)).order
    return moved(standing, key, way)


def _address_of(meeting_id: UUID) -> str:
    return reverse("meeting_detail", args=[meeting_id])
