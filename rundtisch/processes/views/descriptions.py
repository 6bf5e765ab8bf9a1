"""One description: reading, changing its words, looking it over, retiring it, paper."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rundtisch.foundation import clock
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.paper.pdf import render_pdf
from rundtisch.people.signed_in import person_of
from rundtisch.roundtables.pages import current_table

from .. import queries, services
from ..forms import DescriptionForm
from ..pages import open_description
from ..permissions import (
    may_check_process,
    may_propose_process,
    may_retire_process,
    may_share_process,
    may_write_process,
)
from ..process_document import process_document


@require_safe
def process_detail(request: HttpRequest, description_id: UUID) -> HttpResponse:
    """How it goes in this house."""
    return show_description(request, description_id)


def show_description(request: HttpRequest, description_id: UUID, refusal: str = "") -> HttpResponse:
    """The page, with what stood against an act."""
    person = person_of(request)
    description = open_description(request, description_id)
    table = current_table(request)
    services.note_process_looks(by=person, descriptions=[description], table=table)
    page = {
        "page": queries.description_page(person, description),
        "description": description,
        "table": table,
        "refusal": refusal,
        "may_write": description.retired_at is None and may_write_process(person, description),
        "may_check": may_check_process(person, description),
        "may_retire": may_retire_process(person, description),
        "may_propose": table is not None and may_propose_process(person, table),
        "may_share": description.retired_at is None and may_share_process(person, description),
    }
    return render(request, "processes/process_detail.html", page, status=409 if refusal else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def process_change(request: HttpRequest, description_id: UUID) -> HttpResponse:
    """Change the words and links."""
    person, description = person_of(request), open_description(request, description_id)
    authorise(person, may_write_process, description)
    form = DescriptionForm(
        person, description, request.POST or None, initial=DescriptionForm.beginning_with(description)
    )
    status, is_stale = 200, False
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                services.change_description(by=person, description=description, **form.cleaned_data)
                return redirect("process_detail", description.pk)
            except Refusal as refusal:
                form.add_error(None, refusal.sentence)
                is_stale = form.cleaned_data["version"] != description.version
                form.data = {**request.POST.dict(), **_lists(request), "version": str(description.version)}
                status = 409
    page = {"description": description, "form": form, "stored": description if is_stale else None}
    return render(request, "processes/process_change.html", page, status=status)


def _lists(request: HttpRequest) -> dict[str, list[str]]:
    return {name: request.POST.getlist(name) for name in ("dimensions", "agreements")}


@require_POST
def process_check(request: HttpRequest, description_id: UUID) -> HttpResponse:
    """It still goes so."""
    description = open_description(request, description_id)
    services.check_description(by=person_of(request), description=description)
    return redirect("process_detail", description_id)


@require_POST
def process_retirement(request: HttpRequest, description_id: UUID) -> HttpResponse:
    """It does not go so any more, or it does again."""
    description = open_description(request, description_id)
    turn = services.bring_back_description if description.retired_at else services.retire_description
    turn(by=person_of(request), description=description)
    return redirect("process_detail", description_id)


@require_safe
def process_file(request: HttpRequest, description_id: UUID) -> HttpResponse:
    """One page of paper."""
    person, description = person_of(request), open_description(request, description_id)
    services.note_process_looks(by=person, descriptions=[description], table=current_table(request))
    document = process_document(queries.description_page(person, description))
    answer = HttpResponse(render_pdf(document, at=clock.now()), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="ablauf.pdf"'
    return answer
