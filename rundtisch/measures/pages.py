"""How a page of a measure begins: the person sits at its table, or there is no such page."""

from uuid import UUID

from django.http import Http404, HttpRequest

from rundtisch.people.signed_in import person_of
from rundtisch.roundtables.pages import open_table

from .models import Measure
from .queries import measure_for

#: A measure that the person behind the request may see.
SeenMeasure = Measure


def open_measure(request: HttpRequest, measure_id: UUID) -> SeenMeasure:
    """The measure of this page; raises Http404 for whoever has no seat at its table."""
    measure = measure_for(person_of(request), measure_id)
    if measure is None:
        raise Http404
    open_table(request, measure.table_id)
    return measure
