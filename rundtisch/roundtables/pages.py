"""How a page of a table begins: the person sits at the table, or there is no such page."""

from uuid import UUID

from django.http import Http404, HttpRequest

from rundtisch.people.signed_in import person_of

from .models import RoundTable
from .queries import table_for

_MARK = "rundtisch_current_table"


def open_table(request: HttpRequest, table_id: UUID) -> RoundTable:
    """The table of this page, remembered for the page frame; raises Http404 for whoever has no seat at it."""
    table = table_for(person_of(request), table_id)
    if table is None:
        raise Http404
    setattr(request, _MARK, table)
    return table


def current_table(request: HttpRequest) -> RoundTable | None:
    """The table that this page belongs to, if any."""
    table: RoundTable | None = getattr(request, _MARK, None)
    return table
