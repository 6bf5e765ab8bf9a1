"""What a house has promised and what it is owed."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rundtisch.institutions.pages import open_house
from rundtisch.people.signed_in import person_of

from .. import queries
from ..permissions import may_see_commitments


@require_safe
def commitment_list(request: HttpRequest, institution_id: UUID) -> HttpResponse:
    """Both sides of one house, by their days, as far as this person sees them."""
    institution, person = open_house(request, institution_id), person_of(request)
    if not may_see_commitments(person, institution):
        raise Http404
    page = queries.commitment_page(person, institution)
    return render(request, "measures/commitment_list.html", {"page": page, "institution": institution})
