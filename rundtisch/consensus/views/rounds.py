"""The page of a round, its live part, and its record."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rundtisch.foundation.errors import Refusal
from rundtisch.people.signed_in import person_of

from .. import queries
from ..forms import (
    MEANINGS,
    AfterPeriodForm,
    NextRoundForm,
    NoteForm,
    ObjectionForm,
    VoiceForm,
    initial_of,
    positions_of,
)
from ..pages import SeenRound, seen_round


def show(
    request: HttpRequest,
    one: SeenRound,
    form: VoiceForm | None = None,
    status: int = HTTPStatus.OK,
    *,
    note: NoteForm | None = None,
    after_period: AfterPeriodForm | None = None,
    next_round: NextRoundForm | None = None,
) -> HttpResponse:
    """The page of the round; a form that was refused comes back with what was typed."""
    page = queries.round_page(person_of(request), one)
    house = _chosen(request, page, form)
    if form is None and house is not None:
        form = VoiceForm(one, page.options, initial=initial_of(house.voice, house.institution.pk))
    context = {
        "page": page,
        "round": one,
        "house": house,
        "form": form,
        "cards": [(key, MEANINGS[key]) for key in positions_of(one.procedure)],
        "note_form": note or NoteForm(initial={"house": page.advising[0].pk if page.advising else ""}),
        "after_period_form": after_period or AfterPeriodForm(),
        "next_round_form": next_round or NextRoundForm(),
        "objection_form": ObjectionForm(),
    }
    return render(request, "consensus/round_detail.html", context, status=status)


def _chosen(request: HttpRequest, page: queries.RoundPage, form: VoiceForm | None) -> queries.OwnHouse | None:
    """The house that the person speaks for now: the only one, or the one that was chosen knowingly."""
    if len(page.own_houses) == 1:
        return page.own_houses[0]
    wanted = form.data.get("house") if form is not None else request.GET.get("house", "")
    return next((house for house in page.own_houses if str(house.institution.pk) == wanted), None)


@require_safe
def round_detail(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The wording, one's own position, the voices at the table, reading and statement."""
    return show(request, seen_round(request, round_id))


@require_safe
def round_voices(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The part of the page that fills as voices come; nothing when nothing is new."""
    one = seen_round(request, round_id)
    page = queries.round_page(person_of(request), one)
    if request.GET.get("mark") == page.mark:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return render(request, "consensus/_voices.html", {"page": page, "round": one, "objection_form": ObjectionForm()})


@require_safe
def round_record(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The record of the round, from which anybody can recompute the reading."""
    one = seen_round(request, round_id)
    if not queries.is_revealed(person_of(request), one):
        raise Refusal(_("Die Positionen werden erst gezeigt, wenn die Runde geschlossen ist."))
    answer = JsonResponse(queries.full_record(one), json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="runde-{one.pk}.json"'
    return answer
