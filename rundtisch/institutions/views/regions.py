"""Education regions: reading them in the directory, founding and changing one."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.people.signed_in import person_of

from .. import queries, services
from ..pages import show_refusal, status_of
from ..permissions import may_keep_directory, may_keep_region
from ..region_forms import RegionForm


@require_safe
def region_list(request: HttpRequest) -> HttpResponse:
    """All regions with their places and offices."""
    person = person_of(request)
    page = {"regions": queries.region_lines(person), "may_found": may_keep_directory(person, None)}
    return render(request, "institutions/region_list.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def region_new(request: HttpRequest) -> HttpResponse:
    """Found a region."""
    person = person_of(request)
    authorise(person, may_keep_directory, None)
    form = RegionForm(None, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.found_region(by=person, **form.said())
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            return redirect("region_list")
    return render(request, "institutions/region_new.html", {"form": form}, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def region_change(request: HttpRequest, region_id: UUID) -> HttpResponse:
    """Correct a region."""
    person = person_of(request)
    region = queries.region_for(person, region_id)
    if region is None:
        raise Http404
    authorise(person, may_keep_region, region)
    form = RegionForm(region, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.change_region(by=person, region=region, **form.said())
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Gespeichert."))
            return redirect("region_list")
    page = {"form": form, "region": region}
    return render(request, "institutions/region_change.html", page, status=status_of(form))
