"""The descriptions of a table and of one house, and two of them side by side."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.people.signed_in import person_of
from rundtisch.roundtables.pages import open_table

from .. import queries, services
from ..forms import BeginningForm
from ..pages import open_description, open_house_table
from ..permissions import may_begin_process, may_propose_process


@require_safe
def process_list(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """What this person may see of the houses at the table."""
    table = open_table(request, table_id)
    person = person_of(request)
    page = {
        "table": table,
        "groups": queries.descriptions_at(table, person),
        "houses": queries.own_houses_at(person, table),
    }
    return render(request, "processes/process_list.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def process_house_list(request: HttpRequest, institution_id: UUID) -> HttpResponse:
    """What this person may see of one house; for the own house, beginning one."""
    person = person_of(request)
    house = queries.house_for(person, institution_id)
    if house is None:
        raise Http404
    open_house_table(request, house.pk)
    form, status = BeginningForm(request.POST or None, initial={"with_template": True}), 200
    if request.method == "POST":
        authorise(person, may_begin_process, house)
        status = 422
        if form.is_valid():
            typed = form.cleaned_data
            template = queries.template_for(house, typed["kind"]) if typed["with_template"] else None
            steps = [services.StepWords(**step.words) for step in template.steps] if template else []
            title = typed["title"] or (template.title if template else "")
            try:
                begun = services.begin_description(
                    by=person,
                    institution=house,
                    kind=typed["kind"],
                    title=title,
                    purpose=template.purpose if template else "",
                    steps=steps,
                )
                return redirect("process_detail", begun.pk)
            except Refusal as refusal:
                form.add_error(None, refusal.sentence)
                status = 409
    page = {
        "house": house,
        "lines": queries.descriptions_of_house(person, house.pk),
        "form": form if may_begin_process(person, house) else None,
    }
    return render(request, "processes/process_house_list.html", page, status=status)


@require_safe
def process_pair(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """Two houses side by side; without two of them, choosing them."""
    table = open_table(request, table_id)
    person = person_of(request)
    left, right = (request.GET.get(side, "") for side in ("left", "right"))
    pair = queries.process_pair(person, _id(left), _id(right))
    if pair is None and left and right and left != right:
        raise Http404
    if pair:
        both = [pair.left.description, pair.right.description]
        services.note_process_looks(by=person, descriptions=both, table=table)
    page = {
        "table": table,
        "pair": pair,
        "groups": queries.descriptions_at(table, person),
        "may_propose": may_propose_process(person, table),
    }
    return render(request, "processes/process_pair.html", page)


@require_POST
def process_topic(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """Make a topic of one description or of two."""
    table = open_table(request, table_id)
    keys = [_id(request.POST.get(side, "")) for side in ("left", "right")]
    found = [open_description(request, key) for key in keys if key]
    if not found:
        raise Http404
    made = services.propose_process_topic(
        by=person_of(request),
        table=table,
        description=found[0],
        other=found[1] if len(found) > 1 else None,
        is_joint="joint" in request.POST,
    )
    return redirect("topic_detail", made.topic_id)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
