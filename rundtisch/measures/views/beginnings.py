"""Writing down a measure, from nothing or from what a meeting or an agreement brought."""

from http import HTTPStatus
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.institutions.pages import warn_of_holidays
from rundtisch.institutions.queries import holiday_warning
from rundtisch.people.signed_in import person_of
from rundtisch.roundtables.pages import open_table

from .. import queries, services
from ..forms import MeasureForm
from ..permissions import may_add_any_measure


@require_http_methods(["GET", "HEAD", "POST"])
def measure_new(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """Write down a measure; the address may say what it comes from."""
    person, table = person_of(request), open_table(request, table_id)
    authorise(person, may_add_any_measure, table)
    origin = queries.origin_at(person, table, request.GET.dict())
    if origin is None:
        raise Http404
    form = MeasureForm(person, table, request.POST or None, initial={"title": origin.title})
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                measure = services.add_measure(
                    by=person,
                    table=table,
                    agreement=origin.agreement,
                    agenda_item=origin.agenda_item,
                    outcome=origin.outcome,
                    **form.words(),
                )
                messages.success(request, _("Die Maßnahme steht: %(title)s") % {"title": measure.title})
                warn_of_holidays(request, measure.due_on)
                return redirect("measure_detail", measure.pk)
            except Refusal as refusal:
                form.add_error(None, refusal.sentence)
                status = HTTPStatus.CONFLICT
    page = {"table": table, "form": form, "origin": origin}
    return render(request, "measures/measure_new.html", page, status=status)


@require_safe
def measure_from_outcome(request: HttpRequest, outcome_id: UUID) -> HttpResponse:
    """Take an outcome of a meeting further: to its measure, or to the form that makes one of it."""
    found = queries.origin_of_outcome(person_of(request), outcome_id)
    if found is None:
        raise Http404
    table_id, measure_id = found
    if measure_id is not None:
        return redirect("measure_detail", measure_id)
    return redirect(f"{reverse('measure_new', args=[table_id])}?outcome={outcome_id}")


@require_safe
def measure_at_item(request: HttpRequest, agenda_item_id: UUID) -> HttpResponse:
    """Write down a measure at an agenda item."""
    table_id = queries.table_of_item(person_of(request), agenda_item_id)
    if table_id is None:
        raise Http404
    return redirect(f"{reverse('measure_new', args=[table_id])}?agenda_item={agenda_item_id}")


@require_safe
def due_date_warning(request: HttpRequest) -> HttpResponse:
    """What to think of before something is due on a day, as a line beside the field."""
    try:
        day = forms.DateField(required=False).clean(request.GET.get("due_on", ""))
    except forms.ValidationError:
        day = None
    return render(request, "measures/_due_warning.html", {"warning": holiday_warning(day)})
