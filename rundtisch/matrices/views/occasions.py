"""Reasons to talk, and the topics that are made of them."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from rundtisch.people.signed_in import person_of
from rundtisch.roundtables.pages import open_table

from .. import queries, services
from ..permissions import may_propose_occasion
from ..queries.openings import own_assessment_in


@require_safe
def occasion_list(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """All reasons to talk of the table, of one kind or about one house."""
    table = open_table(request, table_id)
    person = person_of(request)
    page = queries.occasions_page(person, table, request.GET.get("kind", ""), request.GET.get("house", ""))
    services.note_looks(by=person, ratings=page.ratings, table=table)
    context = {
        "table": table,
        "page": page,
        "own_assessment": own_assessment_in(page.ratings),
        "may_propose": may_propose_occasion(person, table),
    }
    return render(request, "matrices/occasion_list.html", context)


@require_POST
def occasion_topic(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """Make a topic of an occasion."""
    table = open_table(request, table_id)
    made = services.propose_occasion(
        by=person_of(request),
        table=table,
        kind=request.POST.get("kind", ""),
        dimension=request.POST.get("dimension", ""),
        other=request.POST.get("other", ""),
    )
    return redirect("topic_detail", made.topic_id)


@require_safe
def occasion_detail(request: HttpRequest, occasion_id: UUID) -> HttpResponse:
    """What stands behind a topic, as this person may see it today."""
    person = person_of(request)
    occasion = queries.occasion_for(person, occasion_id)
    if occasion is None:
        raise Http404
    table = open_table(request, occasion.topic.table_id)
    page = queries.occasion_page(person, occasion)
    services.note_looks(by=person, ratings=page.ratings, table=table)
    context = {"table": table, "page": page, "own_assessment": own_assessment_in(page.ratings)}
    return render(request, "matrices/occasion_detail.html", context)
