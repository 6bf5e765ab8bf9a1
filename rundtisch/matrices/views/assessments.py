"""The assessments of one's own house."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rundtisch.foundation.errors import Refusal
from rundtisch.people.signed_in import person_of

from .. import queries, services
from ..forms import PeriodForm
from ..permissions import (
    may_agree,
    may_confirm,
    may_enter_from_paper,
    may_rate,
    may_see_whole_assessment,
    may_share,
)
from ..queries.dropped import dropped_in
from ..queries.paper_sheets import paper_sheets_of
from ..queries.profiles import profile_of
from ..queries.support import suggestions_on
from .opening import open_assessment


@require_http_methods(["GET", "HEAD", "POST"])
def assessment_list(request: HttpRequest) -> HttpResponse:
    """My houses and their assessments, beginning one, and what was opened to me by name."""
    person = person_of(request)
    form = PeriodForm(request.POST or None)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        institution, instrument = queries.house_and_instrument(person, request.POST)
        try:
            assessment = services.begin_assessment(
                by=person,
                institution=institution,
                instrument=instrument,
                period=form.cleaned_data["period"],
                kind=form.cleaned_data["kind"] or "full",
            )
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
            status = 409
        else:
            return redirect("assessment_detail", assessment.pk)
    houses, ratings = queries.shared_with(person)
    services.note_looks(by=person, ratings=ratings)
    page = {"lines": queries.houses_assessing(person), "shared": houses, "form": form}
    return render(request, "matrices/assessment_list.html", page, status=status)


@require_safe
def assessment_detail(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """How far the house is; once agreed, what it shares and with whom."""
    person = person_of(request)
    assessment = open_assessment(request, assessment_id)
    shares = queries.open_shares_of(assessment) if may_see_whole_assessment(person, assessment) else []
    page = queries.assessment_page(person, assessment, shares)
    context = {
        "page": page,
        "profile": profile_of(page) if page.is_whole and any(line.answer for line in page.lines) else None,
        "assessment": assessment,
        "shared": queries.shared_with_whom(shares),
        "may_share": page.agreed_at is not None and may_share(person, assessment),
        "inquiry": queries.inquiry_of(assessment) if page.is_whole else None,
        "dropped": dropped_in(assessment) if page.is_whole else [],
        "looks": queries.looks_at(assessment)[:5] if page.is_whole else [],
        "may_rate": page.agreed_at is None and may_rate(person, assessment),
        "may_agree": page.agreed_at is None and may_agree(person, assessment),
        "may_confirm": bool(page.unconfirmed) and may_confirm(person, assessment),
        "paper_sheets": [] if page.agreed_at else paper_sheets_of(person, assessment),
        "may_enter_paper": page.agreed_at is None and may_enter_from_paper(person, assessment),
        "support": suggestions_on(person, page),
    }
    return render(request, "matrices/assessment_detail.html", context)


@require_POST
def assessment_agreement(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Hold the assessment as agreed."""
    assessment = open_assessment(request, assessment_id)
    services.agree_assessment(by=person_of(request), assessment=assessment)
    return redirect("assessment_detail", assessment_id)


@require_POST
def assessment_confirmation(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Confirm what was entered by mandate."""
    assessment = open_assessment(request, assessment_id)
    services.confirm_ratings(by=person_of(request), assessment=assessment)
    return redirect("assessment_detail", assessment_id)


@require_safe
def look_list(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Who of other houses has looked."""
    assessment = open_assessment(request, assessment_id)
    if not may_see_whole_assessment(person_of(request), assessment):
        raise Http404
    page = {"assessment": assessment, "looks": queries.looks_at(assessment)}
    return render(request, "matrices/look_list.html", page)
