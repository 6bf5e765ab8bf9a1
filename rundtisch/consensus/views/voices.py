"""Giving voices: one's own, from cards, notes beside them."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.people.signed_in import person_of

from .. import queries, services
from ..forms import CardsForm, NoteForm, ObjectionForm, VoiceForm
from ..pages import seen_round
from ..permissions import may_enter_cards
from .rounds import show


@require_POST
def voice_new(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Take a position for a house, or change it."""
    one = seen_round(request, round_id)
    house = queries.institution_in(one, request.POST.get("house", ""))
    if house is None:
        raise Http404
    form = VoiceForm(one, queries.options_of(one), request.POST)
    if not form.is_valid():
        return show(request, one, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        give = services.cast_ballot if one.procedure.is_secret else services.give_voice
        give(by=person_of(request), round=one, institution=house, **form.said())
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
        return show(request, one, form, HTTPStatus.CONFLICT)
    messages.success(request, _("Ihre Position für %(house)s ist eingetragen.") % {"house": house.name})
    if form.lacks_reason:
        messages.warning(request, _("Bitte schreiben Sie noch den Grund dazu, damit der Tisch ihn kennt."))
    return redirect(f"{reverse('round_detail', args=[one.pk])}?house={house.pk}")


@require_http_methods(["GET", "HEAD", "POST"])
def round_cards(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Enter the cards of the houses, marked as read from cards."""
    one = seen_round(request, round_id)
    authorise(person_of(request), may_enter_cards, one)
    form = CardsForm(one, queries.options_of(one), queries.voices_in(one), request.POST or None)
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                cards = form.cards()
                services.enter_cards(by=person_of(request), round=one, cards=cards)
                words = ngettext("%(count)s Karte ist eingetragen.", "%(count)s Karten sind eingetragen.", len(cards))
                messages.success(request, words % {"count": len(cards)})
                return redirect("round_detail", one.pk)
            except Refusal as refusal:
                form.add_error(None, refusal.sentence)
                status = HTTPStatus.CONFLICT
    return render(request, "consensus/round_cards.html", {"round": one, "form": form}, status=status)


@require_POST
def round_note(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Leave a note of an advising seat."""
    one = seen_round(request, round_id)
    person = person_of(request)
    house = next(
        (seat for seat in queries.houses_advising_for(person, one) if str(seat.pk) == request.POST.get("house")), None
    )
    if house is None:
        raise Http404
    form = NoteForm(request.POST)
    if not form.is_valid():
        return show(request, one, None, HTTPStatus.UNPROCESSABLE_ENTITY, note=form)
    services.note_advice(by=person, round=one, institution=house, text=form.cleaned_data["text"])
    messages.success(request, _("Ihr Hinweis steht bei der Runde."))
    return redirect("round_detail", one.pk)


@require_POST
def voice_objection(request: HttpRequest, voice_id: UUID) -> HttpResponse:
    """Object to a voice that was read from the house's card."""
    voice = queries.voice_for(person_of(request), voice_id)
    if voice is None:
        raise Http404
    form = ObjectionForm(request.POST)
    if not form.is_valid():
        raise Refusal(_("Bitte schreiben Sie in höchstens 4000 Zeichen auf, was nicht stimmt."))
    services.object_to_card(by=person_of(request), voice=voice, text=form.cleaned_data["text"])
    messages.success(request, _("Ihr Widerspruch steht bei der Stimme."))
    return redirect("round_detail", voice.entitlement.round_id)
