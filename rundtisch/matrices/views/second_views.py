"""Second views: the house asks and reads, the adviser writes and hands in."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from rundtisch.foundation import clock
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.people.signed_in import person_of

from .. import queries, services
from ..forms import PerspectiveForm
from ..permissions import may_extend_second_view, may_invite_second_view, may_see_whole_assessment
from ..queries import second_views
from ..queries.second_views import SecondViewTask
from ..second_view_forms import SecondViewDeadlineForm, SecondViewForm
from ..services import GivenAnswer
from .opening import open_assessment

MORE_TIME = timedelta(days=14)


@require_http_methods(["GET", "HEAD", "POST"])
def second_view_list(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """The second views beside the own stages, and asking for another one."""
    person = person_of(request)
    assessment = open_assessment(request, assessment_id)
    if not may_see_whole_assessment(person, assessment):
        raise Http404
    page = queries.assessment_page(person, assessment, ())
    typed = request.POST if request.method == "POST" else None
    form = SecondViewForm(page, queries.sharing_choices(assessment.institution_id), typed)
    status = 422 if form.errors else 200
    if form.is_valid():
        try:
            services.invite_second_view(by=person, assessment=assessment, adviser=form.chosen, asked=form.asked())
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
            status = 409
        else:
            return redirect("second_view_list", assessment_id)
    context = {
        "assessment": assessment,
        "page": second_views.second_views_page(assessment),
        "form": form,
        "may_invite": may_invite_second_view(person, assessment),
    }
    return render(request, "matrices/second_view_list.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def second_view_deadline(request: HttpRequest, second_view_id: UUID) -> HttpResponse:
    """Give the adviser more time, also when the deadline is over."""
    person = person_of(request)
    view = second_views.second_view_of(person, second_view_id)
    if view is None:
        raise Http404
    authorise(person, may_extend_second_view, view)
    typed = request.POST if request.method == "POST" else None
    form = SecondViewDeadlineForm(typed, initial={"until_on": max(view.until_on, clock.today()) + MORE_TIME})
    status = 422 if form.errors else 200
    if form.is_valid():
        try:
            services.extend_second_view(by=person, second_view=view, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
            status = 409
        else:
            return redirect("second_view_list", view.assessment_id)
    context = {"view": view, "assessment": view.assessment, "form": form}
    return render(request, "matrices/second_view_deadline.html", context, status=status)


@require_POST
def second_view_revocation(request: HttpRequest, second_view_id: UUID) -> HttpResponse:
    """Take an invitation back."""
    person = person_of(request)
    view = second_views.second_view_of(person, second_view_id)
    if view is None:
        raise Http404
    services.revoke_second_view(by=person, second_view=view)
    return redirect("second_view_list", view.assessment_id)


@require_http_methods(["GET", "HEAD", "POST"])
def second_view_detail(request: HttpRequest, second_view_id: UUID) -> HttpResponse:
    """What the adviser is asked; half-done work is kept, handed in it stays as it is."""
    person = person_of(request)
    view = second_views.second_view_for(person, second_view_id)
    if view is None:
        raise Http404
    task = second_views.second_view_task(view)
    if request.method == "POST":
        return _saved(request, task)
    if task.own:
        services.note_look(by=person, assessment=view.assessment_id)
    form = _form(task, initial={"version": view.version, "page": uuid4().hex})
    return _shown(request, task, form, 200)


def _saved(request: HttpRequest, task: SecondViewTask) -> HttpResponse:
    form, is_autosave = _form(task, request.POST.dict()), "X-Autosave" in request.headers
    status = 422
    try:
        if form.is_valid():
            services.give_second_view(
                by=person_of(request),
                second_view=task.second_view,
                answers=form.answers(),
                version=form.cleaned_data["version"],
                page=form.cleaned_data["page"],
                is_handed_in="given" in request.POST and not is_autosave,
            )
            return HttpResponse(status=204) if is_autosave else redirect("second_view_detail", task.second_view.pk)
    except Refusal as refusal:
        form, status = _refused(request, task, refusal), 409
    return HttpResponse(status=status) if is_autosave else _shown(request, task, form, status)


def _refused(request: HttpRequest, task: SecondViewTask, refusal: Refusal) -> PerspectiveForm:
    """What was typed stays in the form, which now knows the newer version."""
    view = second_views.second_view_for(person_of(request), task.second_view.pk)
    fresh = second_views.second_view_task(view) if view else task
    form = _form(fresh, {**request.POST.dict(), "version": str(fresh.second_view.version)})
    form.add_error(None, refusal.sentence)
    return form


def _form(task: SecondViewTask, *args: object, **kwargs: object) -> PerspectiveForm:
    stored = {key: GivenAnswer(one.answer, one.stage, one.comment) for key, one in task.answers.items()}
    return PerspectiveForm(task.areas, stored, *args, **kwargs)


def _shown(request: HttpRequest, task: SecondViewTask, form: PerspectiveForm, status: int) -> HttpResponse:
    context = {"task": task, "view": task.second_view, "assessment": task.second_view.assessment, "form": form}
    return render(request, "matrices/second_view_detail.html", context, status=status)
