"""The list of a table's measures, and one measure with its history."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rundtisch.foundation.errors import Refusal
from rundtisch.institutions.pages import warn_of_holidays
from rundtisch.people.signed_in import person_of
from rundtisch.roundtables.pages import open_table

from .. import queries, services
from ..forms import MeasureForm, ProgressForm
from ..pages import SeenMeasure, open_measure
from ..permissions import may_add_any_measure


@require_safe
def measure_list(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """The measures of a table by due date: open ones, or those asked for."""
    person, table = person_of(request), open_table(request, table_id)
    views = dict(queries.SHOWN)
    show = request.GET.get("show", "")
    show = show if show in views else "open"
    page = {
        "table": table,
        "views": queries.SHOWN,
        "show": show,
        "measures": queries.measures_at(table, person, show, request.GET.get("page", "1")),
        "may_add": may_add_any_measure(person, table),
    }
    return render(request, "measures/measure_list.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def measure_detail(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    """One measure with its history; whoever may, changes it."""
    measure = open_measure(request, measure_id)
    if request.method != "POST":
        return _show(request, measure)
    form = _change_form(request, measure, request.POST)
    if not form.is_valid():
        return _show(request, measure, HTTPStatus.UNPROCESSABLE_ENTITY, form)
    version = form.cleaned_data["version"] or 0
    try:
        measure = services.change_measure(by=person_of(request), measure=measure, version=version, **form.words())
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
        standing = open_measure(request, measure_id)
        form.write_over(standing.version)
        return _show(request, standing, HTTPStatus.CONFLICT, form)
    messages.success(request, _("Die Änderung ist gespeichert."))
    warn_of_holidays(request, measure.due_on)
    return redirect("measure_detail", measure_id)


def _change_form(request: HttpRequest, measure: SeenMeasure, typed: QueryDict | None = None) -> MeasureForm:
    return MeasureForm(
        person_of(request),
        measure.table,
        typed,
        initial=MeasureForm.beginning_with(measure),
        standing=measure.responsible_institution,
    )


def _show(
    request: HttpRequest,
    measure: SeenMeasure,
    status: int = HTTPStatus.OK,
    change: MeasureForm | None = None,
    progress: ProgressForm | None = None,
) -> HttpResponse:
    """The page of the measure; a form that was refused comes back with what was typed."""
    shown = queries.measure_page(person_of(request), measure)
    if change is None and shown.may_change and not measure.is_done:
        change = _change_form(request, measure)
    page = {
        "measure": measure,
        "table": measure.table,
        "page": shown,
        "form": change,
        "progress_form": progress or ProgressForm(initial={"state": measure.state}, prefix="progress"),
    }
    return render(request, "measures/measure_detail.html", page, status=status)


@require_POST
def measure_progress(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    """Say how far a measure is."""
    measure = open_measure(request, measure_id)
    form = ProgressForm(request.POST, prefix="progress")
    if not form.is_valid():
        return _show(request, measure, HTTPStatus.UNPROCESSABLE_ENTITY, progress=form)
    try:
        services.report_progress(by=person_of(request), measure=measure, **form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
        return _show(request, open_measure(request, measure_id), HTTPStatus.CONFLICT, progress=form)
    messages.success(request, _("Danke, der Stand ist gemeldet."))
    return redirect("measure_detail", measure_id)


@require_POST
def measure_done(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    """Say that a measure is done."""
    measure = open_measure(request, measure_id)
    services.mark_done(by=person_of(request), measure=measure)
    messages.success(request, _("Erledigt: %(title)s") % {"title": measure.title})
    return redirect("measure_detail", measure_id)


@require_POST
def measure_reopening(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    """Take back that a measure is done."""
    measure = open_measure(request, measure_id)
    services.reopen_measure(by=person_of(request), measure=measure)
    messages.success(request, _("Die Maßnahme läuft wieder: %(title)s") % {"title": measure.title})
    return redirect("measure_detail", measure_id)
