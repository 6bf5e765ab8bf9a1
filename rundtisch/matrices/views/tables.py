"""The matrices of a table, and a school beside its authority."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rundtisch.people.signed_in import person_of
from rundtisch.roundtables.pages import open_table

from .. import queries, services
from ..permissions import may_propose_occasion
from ..queries.dropped import DroppedDimension, dropped_at
from ..queries.openings import own_assessment_in
from ..queries.paper import houses_on_paper


@require_safe
def matrix_list(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """The room of the matrices: the first of them."""
    return _matrix(request, table_id, "")


@require_safe
def matrix_detail(request: HttpRequest, table_id: UUID, key: str) -> HttpResponse:
    """One instrument of the table."""
    return _matrix(request, table_id, key)


def _matrix(request: HttpRequest, table_id: UUID, key: str) -> HttpResponse:
    table = open_table(request, table_id)
    person = person_of(request)
    page = queries.matrix_page(person, table, key, _asked(request))
    if page is None:
        raise Http404
    services.note_looks(by=person, ratings=page.ratings, table=table)
    context = {
        "table": table,
        "page": page,
        "grid": page.grid,
        "own_assessment": own_assessment_in(page.ratings),
        "dropped": _dropped(page),
        "on_paper": houses_on_paper(page.ratings, page.grid.houses, page.grid.instrument.key) if page.grid else (),
        "may_propose": may_propose_occasion(person, table),
    }
    return render(request, "matrices/matrix_detail.html", context)


def _asked(request: HttpRequest) -> queries.GridChoice:
    return queries.GridChoice(*(request.GET.get(name, "") for name in ("house", "kind", "area", "audience")))


def _dropped(page: queries.MatrixPage) -> list[DroppedDimension]:
    if page.grid is None:
        return []
    houses = {house.institution: house.name for house in page.grid.houses}
    return dropped_at(page.grid.instrument, page.ratings, houses)


@require_safe
def pair_detail(request: HttpRequest, table_id: UUID, school_id: UUID) -> HttpResponse:
    """A school beside its authority."""
    table = open_table(request, table_id)
    person = person_of(request)
    page = queries.pair_page(person, table, school_id, request.GET.get("show", ""))
    if page is None:
        raise Http404
    services.note_looks(by=person, ratings=page.ratings, table=table)
    context = {"table": table, "page": page, "own_assessment": own_assessment_in(page.ratings)}
    return render(request, "matrices/pair_detail.html", context)
