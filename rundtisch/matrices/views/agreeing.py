"""How the perspectives spread, and agreeing one stage before everybody's eyes, one dimension a screen."""

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from rundtisch.foundation.errors import Refusal
from rundtisch.people.signed_in import person_of

from .. import queries, services
from ..forms import RatingForm
from ..permissions import may_rate
from ..queries import Assessment, DimensionPage, PerspectivesPage
from .opening import open_assessment


@require_safe
def assessment_perspectives(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """All spreads at a glance."""
    assessment = open_assessment(request, assessment_id)
    page = queries.perspectives_page(person_of(request), assessment)
    if page is None:
        raise Http404
    return render(request, "matrices/perspective_list.html", {"assessment": assessment, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def assessment_perspective(request: HttpRequest, assessment_id: UUID, key: str) -> HttpResponse:
    """One dimension for the projector; agreeing leads to the next one."""
    assessment = open_assessment(request, assessment_id)
    person = person_of(request)
    spreads, page = queries.perspectives_page(person, assessment), queries.dimension_page(person, assessment, key)
    if spreads is None or page is None:
        raise Http404
    if request.method == "POST":
        return _agreed(request, assessment, spreads, page)
    form = RatingForm(page.stages, initial={**queries.rating_as_initial(page.line), "page": uuid4().hex})
    return _shown(request, assessment, spreads, page, form, 200)


def _agreed(
    request: HttpRequest, assessment: Assessment, spreads: PerspectivesPage, page: DimensionPage
) -> HttpResponse:
    form = RatingForm(page.stages, {**request.POST.dict(), **_focus_kept(page)})
    if not form.is_valid():
        return _shown(request, assessment, spreads, page, form, 422)
    try:
        services.rate(by=person_of(request), assessment=assessment, dimension=page.dimension, **form.answer())
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
        if isinstance(refusal, services.RatingConflict):
            form.data = {**form.data, "version": str(refusal.stored.version)}
        fresh = queries.dimension_page(person_of(request), assessment, page.dimension.key) or page
        return _shown(request, assessment, spreads, fresh, form, 409)
    if page.next_key:
        return redirect("assessment_perspective", assessment.pk, page.next_key)
    return redirect("assessment_perspectives", assessment.pk)


def _focus_kept(page: DimensionPage) -> dict[str, str]:
    """What the house wants in this dimension stands on another page and stays."""
    line = page.line
    if not line.is_focus:
        return {"is_focus": ""}
    return {
        "is_focus": "on",
        "target_stage": str(line.target.value) if line.target else "",
        "target_on": line.target_on.isoformat() if line.target_on else "",
        "support": line.support,
    }


def _shown(  # noqa: PLR0917
    request: HttpRequest,
    assessment: Assessment,
    spreads: PerspectivesPage,
    page: DimensionPage,
    form: RatingForm,
    status: int,
) -> HttpResponse:
    context = {
        "assessment": assessment,
        "page": page,
        "inquiry": spreads.inquiry,
        "spread": spreads.of(page.dimension.key),
        "form": form,
        "may_rate": page.page.agreed_at is None and may_rate(person_of(request), assessment),
    }
    return render(request, "matrices/perspective_agreeing.html", context, status=status)
