"""Leading a procedure: ask, prolong, close, reword, state."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.institutions.pages import warn_of_holidays
from rundtisch.people.signed_in import person_of
from rundtisch.roundtables.pages import open_table

from .. import queries, services
from ..forms import AfterPeriodForm, NextRoundForm, ProcedureForm, WordingForm
from ..pages import seen_round
from ..permissions import may_ask_table, may_lead_round, may_state_result
from ..ports import companion_of
from ..stating import Stating
from .rounds import show


@require_http_methods(["GET", "HEAD", "POST"])
def procedure_list(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """All rounds of the table, and asking something that is no proposal."""
    table = open_table(request, table_id)
    person = person_of(request)
    form = ProcedureForm(request.POST or None)
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                opened = services.put_to_table(by=person, table=table, **form.asked())
                warn_of_holidays(request, form.cleaned_data["answer_by"])
                return redirect("round_detail", opened.pk)
            except Refusal as refusal:
                form.add_error(None, refusal.sentence)
                status = HTTPStatus.CONFLICT
    page = {
        "table": table,
        "procedures": queries.procedures_at(person, table),
        "form": form,
        "may_ask": may_ask_table(person, table),
    }
    return render(request, "consensus/procedure_list.html", page, status=status)


@require_POST
def round_after_period(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Give absent institutions an after-period."""
    one = seen_round(request, round_id)
    form = AfterPeriodForm(request.POST)
    if not form.is_valid():
        return show(request, one, None, HTTPStatus.UNPROCESSABLE_ENTITY, after_period=form)
    try:
        services.grant_after_period(by=person_of(request), round=one, until=form.until())
    except Refusal as refusal:
        form.add_error("until_on", refusal.sentence)
        return show(request, one, None, HTTPStatus.CONFLICT, after_period=form)
    messages.success(request, _("Die fehlenden Häuser haben jetzt so lange Zeit und sind per E-Mail gefragt."))
    warn_of_holidays(request, form.cleaned_data["until_on"])
    return redirect("round_detail", one.pk)


@require_POST
def round_close(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Close the round for further voices."""
    one = seen_round(request, round_id)
    services.close_voices(by=person_of(request), round=one)
    messages.success(request, _("Die Runde ist geschlossen. Nun kann das Ergebnis festgestellt werden."))
    return redirect("round_detail", one.pk)


@require_POST
def round_next(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Ask the same once more of those who decide today; a proposal is put to the table on its own page."""
    one = seen_round(request, round_id)
    person = person_of(request)
    authorise(person, may_lead_round, one)
    companion = companion_of(person, one.procedure)
    if companion is not None:
        return redirect(companion.url)
    form = NextRoundForm(request.POST)
    if not form.is_valid():
        return show(request, one, None, HTTPStatus.UNPROCESSABLE_ENTITY, next_round=form)
    try:
        following = services.ask_anew(by=person, round=one, **form.cleaned_data)
    except Refusal as refusal:
        form.add_error("answer_by", refusal.sentence)
        return show(request, one, None, HTTPStatus.CONFLICT, next_round=form)
    messages.success(request, _("Die neue Runde ist eröffnet. Stimmberechtigt ist, wer heute mitentscheidet."))
    warn_of_holidays(request, form.cleaned_data["answer_by"])
    return redirect("round_detail", following.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def round_wording(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Change the wording: this round ends, the next one begins."""
    one = seen_round(request, round_id)
    person = person_of(request)
    authorise(person, may_lead_round, one)
    companion = companion_of(person, one.procedure)
    if companion is not None:
        return redirect(companion.revise_url)
    form = WordingForm(request.POST or None, initial={"wording": one.wording})
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                following = services.change_wording(by=person, round=one, wording=form.cleaned_data["wording"])
                return redirect("round_detail", following.pk)
            except Refusal as refusal:
                form.add_error(None, refusal.sentence)
                status = HTTPStatus.CONFLICT
    return render(request, "consensus/round_wording.html", {"round": one, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def round_result(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """State the result of a round that belongs to nothing else; the result of a proposal is stated at the proposal."""
    one = seen_round(request, round_id)
    person = person_of(request)
    authorise(person, may_state_result, one)
    companion = companion_of(person, one.procedure)
    if companion is not None:
        return redirect(companion.result_url or companion.url)
    before = queries.statement_of(one)
    form = Stating(one.procedure.method, before is not None, request.POST or None)
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                services.state_result(by=person, round=one, **form.cleaned_data)
                return redirect("round_detail", one.pk)
            except Refusal as refusal:
                form.add_error(None, refusal.sentence)
                status = HTTPStatus.CONFLICT
    page = {"round": one, "form": form, "page": queries.round_page(person, one), "before": before}
    return render(request, "consensus/round_result.html", page, status=status)
