"""The directory: finding, reading and keeping institutions."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.people.signed_in import person_of

from .. import queries, services
from ..forms import EndForm, FoundingForm, InstitutionForm
from ..pages import open_house, show_refusal, status_of
from ..permissions import (
    may_appoint_to,
    may_give_mandate,
    may_invite_to,
    may_keep_directory,
    may_keep_house,
    may_keep_people_of,
    may_speak_for,
)


@require_safe
def institution_list(request: HttpRequest) -> HttpResponse:
    """Search by name, number and place."""
    words, kind = request.GET.get("words", "")[:200], request.GET.get("kind", "")
    with_ended = bool(request.GET.get("ended"))
    page = {
        "page": queries.institutions_like(words, kind, with_ended=with_ended, page=request.GET.get("page", "1")),
        "words": words,
        "kind": kind,
        "with_ended": with_ended,
        "kinds": queries.KIND_FILTERS,
        "may_keep": may_keep_directory(person_of(request), None),
    }
    return render(request, "institutions/institution_list.html", page)


@require_safe
def institution_detail(request: HttpRequest, institution_id: UUID) -> HttpResponse:
    """One institution with its history, people and seats."""
    person, institution = person_of(request), open_house(request, institution_id)
    page = {
        "house": queries.house_page(person, institution),
        "may_keep": may_keep_house(person, institution),
        "may_invite": may_invite_to(person, institution),
        "may_keep_people": may_keep_people_of(person, institution),
        "may_appoint": may_appoint_to(person, institution),
        "may_give_mandate": may_give_mandate(person, institution),
        "may_speak": may_speak_for(person, institution),
    }
    return render(request, "institutions/institution_detail.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def institution_new(request: HttpRequest) -> HttpResponse:
    """Add an institution to the directory."""
    person = person_of(request)
    authorise(person, may_keep_directory, None)
    form = FoundingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = dict(form.cleaned_data)
        try:
            institution = services.found_institution(by=person, municipality=words.pop("ags"), **words)
        except Refusal as refusal:
            show_refusal(form, refusal, "official_number")
        else:
            return redirect("institution_detail", institution.pk)
    return render(request, "institutions/institution_new.html", {"form": form}, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def institution_change(request: HttpRequest, institution_id: UUID) -> HttpResponse:
    """Correct what the directory says."""
    person, institution = person_of(request), open_house(request, institution_id)
    authorise(person, may_keep_house, institution)
    form = InstitutionForm(institution, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_institution(by=person, institution=institution, **form.cleaned_data)
        except Refusal as refusal:
            show_refusal(form, refusal, "official_number")
        else:
            messages.success(request, _("Gespeichert."))
            return redirect("institution_detail", institution_id)
    page = {"form": form, "institution": institution}
    return render(request, "institutions/institution_change.html", page, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def institution_end(request: HttpRequest, institution_id: UUID) -> HttpResponse:
    """Close an institution or merge it into another, after saying what that means."""
    person, institution = person_of(request), open_house(request, institution_id)
    authorise(person, may_keep_house, institution)
    form = EndForm(institution, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.end_institution(by=person, institution=institution, **form.cleaned_data)
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            return redirect("institution_detail", institution_id)
    page = {"form": form, "institution": institution}
    return render(request, "institutions/institution_end.html", page, status=status_of(form))
