"""Opening and taking back."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from rundtisch.foundation.errors import Refusal
from rundtisch.people.signed_in import person_of

from .. import queries, services
from ..forms import ShareForm
from ..permissions import may_revoke
from .assessments import assessment_view
from .opening import open_assessment, open_house_table


@require_POST
def share_new(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Share the agreed assessment or single dimensions of it."""
    person = person_of(request)
    assessment = open_assessment(request, assessment_id)
    choices = queries.sharing_choices(assessment.institution_id)
    form = ShareForm(queries.assessment_page(person, assessment), choices, request.POST)
    if not form.is_valid():
        return assessment_view(request, assessment_id, form, 422)
    chosen = form.chosen()
    try:
        if chosen is None:
            services.share_assessment(by=person, assessment=assessment, opening=form.opening())
        else:
            ratings = queries.ratings_of(assessment, chosen)
            services.share_ratings(by=person, assessment=assessment, ratings=ratings, opening=form.opening())
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
        return assessment_view(request, assessment_id, form, 409)
    return redirect("assessment_detail", assessment_id)


@require_http_methods(["GET", "HEAD", "POST"])
def share_revocation(request: HttpRequest, share_id: UUID) -> HttpResponse:
    """Take a share back, after saying what that does and what it does not."""
    person = person_of(request)
    share = queries.share_for(person, share_id)
    if share is None:
        raise Http404
    assessment = share.assessment_id or (share.rating.assessment_id if share.rating else None)
    together = queries.shared_in_one_act(share)
    if request.method == "POST":
        services.revoke_shares(by=person, shares=together if "together" in request.POST else [share])
        return redirect("assessment_detail", assessment)
    open_house_table(request, share.institution_id)
    [line] = queries.share_lines([share])
    page = {
        "share": share,
        "line": line,
        "assessment": assessment,
        "together": len(together),
        "may_revoke": may_revoke(person, share),
    }
    return render(request, "matrices/share_revocation.html", page)
