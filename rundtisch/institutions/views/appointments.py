"""Taking and leaving functions without an invitation."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rundtisch.foundation import clock
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.people.signed_in import person_of

from .. import queries, services
from ..forms import AppointmentForm, LastDayForm
from ..pages import open_house, show_refusal, status_of
from ..permissions import may_appoint_to, may_keep_people_of


@require_http_methods(["GET", "HEAD", "POST"])
def appointment_new(request: HttpRequest, institution_id: UUID) -> HttpResponse:
    """Give somebody with an account a function."""
    person, institution = person_of(request), open_house(request, institution_id)
    authorise(person, may_appoint_to, institution)
    form = AppointmentForm(institution, request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        try:
            services.appoint(
                by=person,
                person=words["email"],
                institution=institution,
                function=words["function"],
                from_on=words["from_on"],
                school_kinds=tuple(words.get("school_kinds", ())),
            )
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            return redirect("institution_detail", institution_id)
    page = {"form": form, "institution": institution}
    return render(request, "institutions/appointment_new.html", page, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def appointment_end(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """A person leaves a function, after saying what that means."""
    person = person_of(request)
    appointment = queries.appointment_for(person, appointment_id)
    if appointment is None:
        raise Http404
    authorise(person, may_keep_people_of, appointment.institution)
    first_day = services.first_day_to_end(person, appointment)
    form = LastDayForm(request.POST or None, initial={"on": first_day})
    if request.method == "POST" and form.is_valid():
        try:
            services.end_appointment(by=person, appointment=appointment, on=form.cleaned_data["on"])
        except Refusal as refusal:
            show_refusal(form, refusal, "on")
        else:
            return redirect("institution_detail", appointment.institution_id)
    page = {"form": form, "appointment": appointment, "needs_notice": first_day > clock.today()}
    return render(request, "institutions/appointment_end.html", page, status=status_of(form))


@require_POST
def appointment_keep(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """Take back a last day of which somebody outside the house gave notice."""
    person = person_of(request)
    appointment = queries.appointment_for(person, appointment_id)
    if appointment is None:
        raise Http404
    services.keep_appointment(by=person, appointment=appointment)
    messages.success(request, _("Die Funktion geht weiter."))
    return redirect("institution_detail", appointment.institution_id)
