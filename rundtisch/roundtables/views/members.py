"""Who sits at the table, and by which rules."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.people.signed_in import person_of

from .. import queries, services
from ..figures import figure_of_members
from ..forms import GroundRulesForm, SeatForm
from ..pages import open_table
from ..permissions import may_coordinate


@require_safe
def member_list(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """Everybody who takes part, as figure and as list."""
    table = open_table(request, table_id)
    return _members(request, table_id, SeatForm(), 200, table_figure=figure_of_members(table))


def _members(request: HttpRequest, table_id: UUID, form: SeatForm, status: int, **more: object) -> HttpResponse:
    table = open_table(request, table_id)
    page = {
        "table": table,
        "members": queries.members_of(table),
        "rules": queries.ground_rules_of(table),
        "may_coordinate": may_coordinate(person_of(request), table),
        "form": form,
        **more,
    }
    return render(request, "roundtables/member_list.html", page, status=status)


@require_POST
def participation_new(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """Seat a further institution."""
    table = open_table(request, table_id)
    form = SeatForm(request.POST)
    if form.is_valid():
        try:
            services.seat(
                by=person_of(request),
                table=table,
                institution=form.cleaned_data["number"],
                kind=form.cleaned_data["kind"],
            )
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
            return _members(request, table_id, form, 409)
        return redirect("member_list", table_id)
    return _members(request, table_id, form, 422)


@require_http_methods(["GET", "HEAD", "POST"])
def participation_end(request: HttpRequest, participation_id: UUID) -> HttpResponse:
    """Let an institution leave, after saying what that means."""
    person = person_of(request)
    participation = queries.participation_for(person, participation_id)
    if participation is None:
        raise Http404
    table = open_table(request, participation.table_id)
    if request.method == "POST":
        services.end_participation(by=person, participation=participation)
        return redirect("member_list", table.pk)
    authorise(person, may_coordinate, table)
    return render(request, "roundtables/participation_end.html", {"participation": participation, "table": table})


@require_http_methods(["GET", "HEAD", "POST"])
def ground_rules(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """The ground rules in force, earlier versions, and a new one."""
    table = open_table(request, table_id)
    person = person_of(request)
    in_force = queries.ground_rules_of(table)
    form = GroundRulesForm(table, request.POST or None, instance=None, initial=queries.as_initial(in_force))
    if request.method == "POST" and form.is_valid():
        services.put_ground_rules_in_force(by=person, table=table, **form.cleaned_data)
        return redirect("ground_rules", table_id)
    page = {
        "table": table,
        "versions": queries.ground_rules_versions(table),
        "form": form,
        "may_coordinate": may_coordinate(person, table),
    }
    return render(request, "roundtables/ground_rules.html", page, status=422 if form.errors else 200)
