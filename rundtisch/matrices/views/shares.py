"""Opening and taking back."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rundtisch.foundation.errors import Refusal
from rundtisch.people.signed_in import person_of

from .. import queries, services
from ..permissions import may_revoke, may_see_whole_assessment, may_share
from ..queries import Assessment
from ..queries.revocation import effects_of_revoking
from ..queries.sharing_rows import sharing_rows
from ..rules.sharing import Place
from ..sharing_forms import SharingForm
from .opening import open_assessment, open_house_table


@require_http_methods(["GET", "HEAD", "POST"])
def assessment_sharing(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """With whom the house shares which dimension, and changing that in one press."""
    assessment = open_assessment(request, assessment_id)
    if not may_see_whole_assessment(person_of(request), assessment):
        raise Http404
    form = _form(request, assessment)
    if request.method != "POST" or "add" in request.POST:
        return _shown(request, form, 200)
    return _saved(request, form) if form.is_valid() else _shown(request, form, 422)


def _form(request: HttpRequest, assessment: Assessment) -> SharingForm:
    further = [*request.POST.getlist("further"), request.POST.get("column", "")]
    board = queries.sharing_board(person_of(request), assessment, further)
    return SharingForm(board, request.POST if request.method == "POST" else None)


def _saved(request: HttpRequest, form: SharingForm) -> HttpResponse:
    board, known = form.board, form.cleaned_data["known"]
    seen = board.standing if known == board.known else queries.shares_behind(board.assessment, known)
    change = services.SharingChange(form.changes(seen), board.columns, known, "accepts_withdrawal" in request.POST)
    try:
        moment = services.change_sharing(by=person_of(request), assessment=board.assessment, change=change)
    except services.SharingConflict as conflict:
        before = {place for share in seen for place in share.places}
        return _shown(request, form.knowing_more(seen, change.wanted), 409, seen=before, refusal=conflict.sentence)
    except services.FiguresWouldGo as withdrawal:
        return _shown(request, form, 409, refusal=withdrawal.sentence, withdraws=True)
    except Refusal as refusal:
        return _shown(request, form, 409, refusal=refusal.sentence)
    if moment is None:
        messages.info(request, _("Es ist alles geblieben, wie es war."))
        return redirect("assessment_sharing", board.assessment.pk)
    return _to_act(board.assessment.pk, queries.moment_in_words(moment))


def _shown(
    request: HttpRequest,
    form: SharingForm,
    status: int,
    *,
    seen: set[Place] | None = None,
    refusal: str = "",
    withdraws: bool = False,
) -> HttpResponse:
    person, board = person_of(request), form.board
    word = request.GET.get("act", "")
    context = {
        "assessment": board.assessment,
        "page": board.page,
        "board": board,
        "rows": sharing_rows(board, form.ticked, seen),
        "form": form,
        "act": queries.sharing_act(board.assessment, word) if word else None,
        "lines": queries.share_lines(board.shares),
        "may_share": may_share(person, board.assessment),
        "refusal": refusal,
        "withdraws": withdraws,
    }
    return render(request, "matrices/assessment_sharing.html", context, status=status)


@require_POST
def assessment_sharing_undo(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Undo what was just changed."""
    assessment = open_assessment(request, assessment_id)
    moment = request.POST.get("moment", "")
    try:
        undone = services.undo_sharing(by=person_of(request), assessment=assessment, moment=moment)
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("assessment_sharing", assessment_id)
    return _to_act(assessment_id, queries.moment_in_words(undone))


@require_http_methods(["GET", "HEAD", "POST"])
def share_revocation(request: HttpRequest, share_id: UUID) -> HttpResponse:
    """Take a share back, after saying what that does and what it does not."""
    person = person_of(request)
    share = queries.share_for(person, share_id)
    if share is None:
        raise Http404
    assessment = queries.assessment_of(share)
    if request.method == "POST":
        moment = services.revoke_share(by=person, share=share)
        return _to_act(assessment.pk, queries.moment_in_words(moment))
    open_house_table(request, share.institution_id)
    [line] = queries.share_lines([share])
    page = {
        "share": share,
        "line": line,
        "assessment": assessment,
        "effects": effects_of_revoking(person, assessment, [share]),
        "may_revoke": may_revoke(person, share),
    }
    return render(request, "matrices/share_revocation.html", page)


def _to_act(assessment: UUID, moment: str) -> HttpResponse:
    """Back to the page of sharing, which tells what was changed."""
    return redirect(f"{reverse('assessment_sharing', args=[assessment])}?{urlencode({'act': moment})}")
