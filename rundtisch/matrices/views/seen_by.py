"""The own matrix with the eyes of others."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rundtisch.people.signed_in import person_of

from ..queries.region_figures import region_of_house
from ..queries.seen_by import seen_page
from .opening import open_house_table


@require_safe
def matrix_preview(request: HttpRequest, institution_id: UUID, key: str) -> HttpResponse:
    """How a table, its supervision, a house, an adviser, the region or everybody sees the matrix of the own house."""
    page = seen_page(person_of(request), institution_id, key, request.GET.get("as", ""))
    if page is None:
        raise Http404
    open_house_table(request, institution_id)
    context = {"page": page, "region": region_of_house(page.house) if page.is_region else None}
    return render(request, "matrices/matrix_preview.html", context)
