"""Rating one dimension, and reading one rating."""

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from rundtisch.foundation.errors import Refusal
from rundtisch.people.signed_in import person_of

from .. import queries, services
from ..forms import RatingForm
from ..permissions import may_rate
from ..queries import Assessment
from ..queries.openings import own_assessment_in
from .opening import open_assessment, open_house_table


@require_http_methods(["GET", "HEAD", "POST"])
def dimension_rating(request: HttpRequest, assessment_id: UUID, key: str) -> HttpResponse:
    """The page of one dimension; saving leads to the next one, autosave stays."""
    assessment = open_assessment(request, assessment_id)
    page = queries.dimension_page(person_of(request), assessment, key)
    if page is None:
        raise Http404
    if request.method == "POST":
        return _save(request, assessment, page)
    initial = {**queries.rating_as_initial(page.line), "page": uuid4().hex}
    return _shown(request, page, RatingForm(page.stages, initial=initial), 200)


def _save(request: HttpRequest, assessment: Assessment, page: queries.DimensionPage) -> HttpResponse:
    form = RatingForm(page.stages, request.POST.dict())
    is_autosave = "X-Autosave" in request.headers
    if not form.is_valid():
        return HttpResponse(status=422) if is_autosave else _shown(request, page, form, 422)
    try:
        if not form.is_empty or page.line.rating:
            services.rate(by=person_of(request), assessment=assessment, dimension=page.dimension, **form.answer())
    except services.RatingConflict as conflict:
        return HttpResponse(status=409) if is_autosave else _conflict(request, assessment, page, form, conflict)
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
        return HttpResponse(status=409) if is_autosave else _shown(request, page, form, 409)
    if is_autosave:
        return HttpResponse(status=204)
    if page.next_key:
        return redirect("dimension_rating", assessment.pk, page.next_key)
    return redirect("assessment_detail", assessment.pk)


def _conflict(
    request: HttpRequest,
    assessment: Assessment,
    page: queries.DimensionPage,
    form: RatingForm,
    conflict: services.RatingConflict,
) -> HttpResponse:
    """Both versions side by side; what was typed stays in the form, which now knows the newer version."""
    form.add_error(None, conflict.sentence)
    form.data = {**form.data, "version": str(conflict.stored.version)}
    fresh = queries.dimension_page(person_of(request), assessment, page.dimension.key)
    return _shown(request, fresh or page, form, 409, stored=(fresh or page).line)


def _shown(
    request: HttpRequest, page: queries.DimensionPage, form: RatingForm, status: int, **more: object
) -> HttpResponse:
    assessment = page.page.assessment
    table = open_house_table(request, assessment.institution_id)
    services.note_looks(by=person_of(request), ratings=page.seen, table=table)
    may_write = page.page.agreed_at is None and may_rate(person_of(request), assessment)
    context = {"page": page, "assessment": assessment, "form": form, "may_rate": may_write, **more}
    return render(request, "matrices/dimension_rating.html", context, status=status)


@require_safe
def rating_detail(request: HttpRequest, rating_id: UUID) -> HttpResponse:
    """One rating as this person may see it."""
    person = person_of(request)
    page = queries.rating_page(person, rating_id)
    if page is None:
        raise Http404
    table = open_house_table(request, page.house)
    services.note_looks(by=person, ratings=page.ratings, table=table)
    context = {"page": page, "own_assessment": own_assessment_in(page.ratings)}
    return render(request, "matrices/rating_detail.html", context)
