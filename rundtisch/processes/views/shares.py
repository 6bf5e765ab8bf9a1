"""Opening a description, taking it back, and who looked."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.people.signed_in import person_of

from .. import queries, services
from ..forms import ProcessShareForm
from ..pages import open_description
from ..permissions import may_revoke_process_share, may_see_whole_process, may_share_process


@require_http_methods(["GET", "HEAD", "POST"])
def process_share_new(request: HttpRequest, description_id: UUID) -> HttpResponse:
    """Open the description to one audience."""
    person, description = person_of(request), open_description(request, description_id)
    authorise(person, may_share_process, description)
    form, status = ProcessShareForm(queries.sharing_choices(description.institution_id), request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                services.share_description(by=person, description=description, opening=form.opening())
                return redirect("process_detail", description_id)
            except Refusal as refusal:
                form.add_error(None, refusal.sentence)
                status = 409
    page = {"description": description, "form": form}
    return render(request, "processes/process_share_new.html", page, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def process_share_revocation(request: HttpRequest, share_id: UUID) -> HttpResponse:
    """Take a share back, after saying what that does."""
    person = person_of(request)
    share = queries.share_for(person, share_id)
    if share is None:
        raise Http404
    description = open_description(request, share.description_id)
    if request.method == "POST":
        services.revoke_process_share(by=person, share=share)
        return redirect("process_detail", description.pk)
    page = {
        "description": description,
        "share": share,
        "line": queries.share_line(share),
        "may_revoke": may_revoke_process_share(person, share),
    }
    return render(request, "processes/process_share_revocation.html", page)


@require_safe
def process_look_list(request: HttpRequest, description_id: UUID) -> HttpResponse:
    """Who of other houses has looked."""
    description = open_description(request, description_id)
    if not may_see_whole_process(person_of(request), description):
        raise Http404
    page = {"description": description, "looks": queries.looks_at(description)}
    return render(request, "processes/process_look_list.html", page)
