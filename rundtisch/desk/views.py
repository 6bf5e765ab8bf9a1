"""The start page of a person and the overview of a table."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rundtisch.foundation import clock
from rundtisch.people.services import begin_visit
from rundtisch.people.signed_in import person_of
from rundtisch.roundtables.pages import open_table

from .finding import find
from .queries import desk_of, glance_at

#: What is new to somebody who comes for the first time.
FIRST_LOOK_BACK = timedelta(days=30)


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """First what is asked of me, then what is new."""
    person = person_of(request)
    begin_visit(person)
    since = person.previous_visit_at or clock.now() - FIRST_LOOK_BACK
    return render(request, "desk/start.html", {"desk": desk_of(person, since), "person": person})


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Look for words in everything that the person may see."""
    return render(request, "desk/search.html", {"found": find(person_of(request), request.GET.get("q", ""))})


@require_safe
def table_detail(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """A table at a glance: who sits there, what comes next, what is agreed."""
    table = open_table(request, table_id)
    return render(request, "desk/table_detail.html", {"table": table, "glance": glance_at(table, person_of(request))})
