"""Which tables there are, and founding one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from rundtisch.foundation.permissions import authorise
from rundtisch.people.signed_in import person_of

from .. import queries, services
from ..forms import MunicipalitySearch, TableForm
from ..permissions import may_found_table


@require_safe
def table_list(request: HttpRequest) -> HttpResponse:
    """All tables of this person."""
    person = person_of(request)
    tables = queries.tables_of(person)
    return render(
        request, "roundtables/table_list.html", {"tables": tables, "may_found": may_found_table(person, None)}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def table_new(request: HttpRequest) -> HttpResponse:
    """Found a table: first the municipality, then the proposed seats."""
    person = person_of(request)
    authorise(person, may_found_table, None)
    municipality = queries.municipality_with(request.GET.get("municipality", ""))
    if municipality is None:
        search = MunicipalitySearch(request.GET or None)
        found = queries.municipalities_named(request.GET.get("words", ""))
        return render(request, "roundtables/table_new.html", {"search": search, "found": found})
    form = TableForm(municipality, queries.offices_of(person), request.POST or None)
    if request.method == "POST" and form.is_valid():
        table = services.found_table(
            by=person,
            name=form.cleaned_data["name"],
            rhythm=form.cleaned_data["rhythm"],
            municipality=municipality,
            seats=form.proposals(),
        )
        return redirect("table_detail", table.pk)
    page = {"form": form, "municipality": municipality}
    return render(request, "roundtables/table_new.html", page, status=422 if form.errors else 200)
