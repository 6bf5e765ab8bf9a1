"""The steps of a description."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.meetings.rules.agenda import moved
from rundtisch.people.signed_in import person_of

from .. import queries, services
from ..forms import StepForm
from ..pages import SeenDescription, SeenStep, open_description, open_step
from ..permissions import may_write_process
from .descriptions import show_description


@require_http_methods(["GET", "HEAD", "POST"])
def process_step_new(request: HttpRequest, description_id: UUID) -> HttpResponse:
    """A further step at the end."""
    return _step(request, open_description(request, description_id), None)


@require_http_methods(["GET", "HEAD", "POST"])
def process_step_change(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Change one step."""
    step = open_step(request, step_id)
    return _step(request, step.description, step)


def _step(request: HttpRequest, description: SeenDescription, step: SeenStep | None) -> HttpResponse:
    person = person_of(request)
    authorise(person, may_write_process, description)
    awaited = queries.steps_to_wait_for(
        person, description, list(queries.sharing_choices(description.institution_id).tables)
    )
    initial = StepForm.beginning_with(step) if step else {"version": description.version}
    form, status, is_stale = StepForm(awaited, request.POST or None, initial=initial), 200, False
    if request.method == "POST":
        status = 422
        if form.is_valid():
            version = form.cleaned_data["version"]
            try:
                if step:
                    services.change_step(by=person, step=step, words=form.words(), version=version)
                else:
                    services.add_step(by=person, description=description, words=form.words(), version=version)
                return redirect("process_detail", description.pk)
            except Refusal as refusal:
                form.add_error(None, refusal.sentence)
                fresh = queries.description_for(person, description.pk)
                is_stale = fresh is not None and fresh.version != version
                form.data = {**request.POST.dict(), "version": str(fresh.version if fresh else version)}
                status = 409
    stored = queries.step_for(person, step.pk) if step and is_stale else None
    page = {"description": description, "step": step, "form": form, "stored": stored}
    return render(request, "processes/process_step.html", page, status=status)


@require_POST
def process_step_removal(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Take a step out."""
    step = open_step(request, step_id)
    description = step.description_id
    try:
        services.remove_step(by=person_of(request), step=step)
    except Refusal as refusal:
        return show_description(request, description, refusal=refusal.sentence)
    return redirect("process_detail", description)


@require_POST
def process_step_order(request: HttpRequest, description_id: UUID) -> HttpResponse:
    """Put the steps in a new order: `move=KEY:up` from the buttons, `order=KEY,KEY` from dragging."""
    person, description = person_of(request), open_description(request, description_id)
    authorise(person, may_write_process, description)
    try:
        key, _between, way = request.POST.get("move", "").partition(":")
        typed = request.POST.get("order", "").split(",") if "order" in request.POST else []
        order = typed or moved(queries.description_page(person, description).order, key, way)
        version = int(request.POST.get("version", ""))
        services.order_steps(by=person, description=description, order=[UUID(one) for one in order], version=version)
    except ValueError:
        return show_description(request, description_id, refusal=_("Diese Reihenfolge war nicht zu verstehen."))
    except Refusal as refusal:
        if "X-Reorder" in request.headers:
            messages.error(request, refusal.sentence)
            return HttpResponse(refusal.sentence, status=409, content_type="text/plain")
        return show_description(request, description_id, refusal=refusal.sentence)
    return redirect("process_detail", description_id)
