"""The register of all agreements over all tables, and what was found in it as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rundtisch.paper.sheets import FileKind
from rundtisch.people.signed_in import person_of

from .. import queries


@require_safe
def agreement_register(request: HttpRequest) -> HttpResponse:
    """Search and filter the agreements of all tables at which the person sits."""
    sought = queries.sought_in(request.GET)
    page = queries.register_for(person_of(request), sought, request.GET.get("page", "1"))
    shown = {
        "page": page,
        "asked": request.GET.urlencode(),
        "earlier": _address(request, page.number - 1) if page.number > 1 else "",
        "later": _address(request, page.number + 1) if page.has_next else "",
    }
    return render(request, "agreements/agreement_register.html", shown)


def _address(request: HttpRequest, number: int) -> str:
    asked = request.GET.copy()
    asked["page"] = str(number)
    return f"?{asked.urlencode()}"


@require_safe
def agreement_register_file(request: HttpRequest, kind: str) -> HttpResponse:
    """What was found, as a table file."""
    if kind not in queries.FILE_KINDS:
        raise Http404
    chosen = FileKind(kind)
    content = queries.register_as_file(person_of(request), queries.sought_in(request.GET), chosen)
    headers = {"Content-Disposition": f'attachment; filename="vereinbarungen.{chosen}"'}
    return HttpResponse(content, content_type=chosen.media_type, headers=headers)
