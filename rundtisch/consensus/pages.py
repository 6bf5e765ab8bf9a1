"""How a page of a round begins: the person sees the round, or there is no such page."""

from uuid import UUID

from django.http import Http404, HttpRequest

from rundtisch.people.signed_in import person_of
from rundtisch.roundtables.pages import open_table
from rundtisch.roundtables.permissions import may_see_table

from .models import Round
from .queries import round_for

#: A round that the person behind the request may see.
SeenRound = Round


def seen_round(request: HttpRequest, round_id: UUID) -> SeenRound:
    """The round of this page; raises Http404 for whoever may not see it."""
    person = person_of(request)
    one = round_for(person, round_id)
    if one is None:
        raise Http404
    # A deputy by mandate sees the round without a seat at the table, and so without the table's frame.
    if may_see_table(person, one.procedure.table):
        open_table(request, one.procedure.table_id)
    return one
