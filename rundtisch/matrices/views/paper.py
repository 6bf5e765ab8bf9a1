"""Matrices on paper: sheets, posters and cards, blank or filled."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from rundtisch.foundation import clock
from rundtisch.foundation.errors import Refusal
from rundtisch.paper.errors import PaperError
from rundtisch.paper.pdf import render_cards, render_chart
from rundtisch.people.signed_in import person_of
from rundtisch.roundtables.pages import open_table

from .. import queries, services
from ..matrix_document import SIZES, chosen_areas, matrix_cards, matrix_chart
from ..queries.drafts import published_instrument
from ..queries.paper import Filling, own_matrix, seen_matrix
from ..queries.versions import instrument_as_rule
from ..rules.instrument import Instrument
from .opening import open_assessment


@require_safe
def instrument_paper(request: HttpRequest, instrument_id: UUID, kind: str) -> HttpResponse:
    """A blank matrix to write on, to hang up, or to cut into cards; the same for everybody."""
    stored = published_instrument(instrument_id)
    if stored is None:
        raise Http404
    instrument = instrument_as_rule(stored)
    if "core" in request.GET:
        instrument = instrument.core
    area = _area(request, instrument)
    if kind == "cards":
        return _answer(f"{instrument.id}-{kind}", lambda: render_cards(matrix_cards(instrument, area), at=clock.now()))
    return _chart(instrument, kind, area)


@require_safe
def assessment_paper(request: HttpRequest, assessment_id: UUID, kind: str) -> HttpResponse:
    """The matrix of one's own house, with its words if they are ticked."""
    assessment = open_assessment(request, assessment_id)
    page = queries.assessment_page(person_of(request), assessment, ())
    ticked = {"evidence": "evidence" in request.GET, "comment": "comment" in request.GET}
    instrument, filling = own_matrix(page, **ticked)
    return _chart(instrument, kind, _area(request, instrument), filling)


@require_safe
def matrix_paper(request: HttpRequest, table_id: UUID, key: str, house_id: UUID, kind: str) -> HttpResponse:
    """The matrix of one house of the table, as far as this person may see it; the look is noted."""
    table, person = open_table(request, table_id), person_of(request)
    seen = seen_matrix(person, table, key, house_id)
    if seen is None:
        raise Http404
    area = _area(request, seen.instrument)
    services.note_looks(by=person, ratings=seen.ratings, table=table)
    return _chart(seen.instrument, kind, area, seen.filling)


def _area(request: HttpRequest, instrument: Instrument) -> str:
    area = request.GET.get("area", "")
    if not chosen_areas(instrument, area):
        raise Http404
    return area


def _chart(instrument: Instrument, kind: str, area: str, filling: Filling | None = None) -> HttpResponse:
    if kind not in SIZES:
        raise Http404
    chart = matrix_chart(instrument, SIZES[kind], area, filling)
    return _answer(f"{instrument.id}-{kind}", partial(render_chart, chart, at=clock.now()))


def _answer(name: str, make: Callable[[], bytes]) -> HttpResponse:
    try:
        file = make()
    except PaperError as error:
        raise Refusal(str(error)) from error
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return HttpResponse(file, content_type="application/pdf", headers=headers)
