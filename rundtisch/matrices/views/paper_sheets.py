"""Typing a paper matrix for a house, and the answer of the house."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.people.signed_in import person_of

from .. import services
from ..paper_forms import PaperSheetForm
from ..permissions import may_answer_paper, may_enter_from_paper
from ..queries.paper_sheets import paper_sheet_for, paper_sheet_page, typing_page
from .opening import open_assessment, open_house_table


@require_http_methods(["GET", "HEAD", "POST"])
def paper_sheet_new(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """The form for a whole paper matrix; the same page corrects it."""
    person, assessment = person_of(request), open_assessment(request, assessment_id)
    authorise(person, may_enter_from_paper, assessment)
    form = PaperSheetForm(typing_page(person, assessment), request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            day = form.cleaned_data["filled_on"]
            try:
                services.enter_from_paper(by=person, assessment=assessment, filled_on=day, answers=form.answers())
                return redirect("assessment_detail", assessment.pk)
            except Refusal as refusal:
                form.add_error(None, refusal.sentence)
                status = 409
    return render(request, "matrices/paper_sheet_new.html", {"form": form, "assessment": assessment}, status=status)


@require_safe
def paper_sheet_detail(request: HttpRequest, sheet_id: UUID) -> HttpResponse:
    """What was typed, for the people of the house."""
    sheet = paper_sheet_for(person_of(request), sheet_id)
    if sheet is None:
        raise Http404
    open_house_table(request, sheet.assessment.institution_id)
    page = {
        "page": paper_sheet_page(sheet),
        "sheet": sheet,
        "assessment": sheet.assessment,
        "may_answer": may_answer_paper(person_of(request), sheet.assessment),
    }
    return render(request, "matrices/paper_sheet_detail.html", page)


@require_POST
def paper_sheet_confirmation(request: HttpRequest, sheet_id: UUID) -> HttpResponse:
    """It is so: all of it, or one dimension."""
    return _answer(request, sheet_id, services.confirm_from_paper)


@require_POST
def paper_sheet_rejection(request: HttpRequest, sheet_id: UUID) -> HttpResponse:
    """It is not so: all of it, or one dimension."""
    return _answer(request, sheet_id, services.reject_from_paper)


def _answer(request: HttpRequest, sheet_id: UUID, act: Callable[..., int]) -> HttpResponse:
    person = person_of(request)
    sheet = paper_sheet_for(person, sheet_id)
    if sheet is None:
        raise Http404
    # No sheet is changed so often; Python refuses to read endless numbers.
    version, one = request.POST.get("version", "")[:9], request.POST.get("dimension")
    act(by=person, sheet=sheet, version=int(version) if version.isdecimal() else 0, dimensions=[one] if one else None)
    return redirect("paper_sheet_detail", sheet_id)
