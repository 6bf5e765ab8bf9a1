"""The figures of an education region."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rundtisch.people.signed_in import person_of

from ..queries.region_figures import figures_page, region_for


@require_safe
def figure_list(request: HttpRequest, region_id: UUID) -> HttpResponse:
    """The figures of a region: those of the first instrument."""
    return _figures(request, region_id)


@require_safe
def figure_detail(request: HttpRequest, region_id: UUID, instrument_id: UUID) -> HttpResponse:
    """The figures of one version of an instrument."""
    return _figures(request, region_id, instrument_id)


def _figures(request: HttpRequest, region_id: UUID, instrument_id: UUID | None = None) -> HttpResponse:
    region = region_for(person_of(request), region_id)
    page = figures_page(region, instrument_id) if region else None
    if page is None:
        raise Http404
    return render(request, "matrices/figure_detail.html", {"page": page, "region": region})
