"""Proposals: bring in, revise, put to the table, state the result."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rundtisch.consensus.stating import Stating
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.institutions.pages import warn_of_holidays
from rundtisch.people.signed_in import person_of
from rundtisch.roundtables.pages import open_table

from .. import queries, services
from ..forms import AnswerForm, ProposalForm, QuestionForm, RevisionForm, RoundForm, initial_round
from ..pages import SeenProposal, seen_agreement, seen_proposal
from ..permissions import may_ask_about, may_lead_proposal, may_propose, may_revise_proposal

_GET_POST = ["GET", "HEAD", "POST"]


def _show(request: HttpRequest, proposal: SeenProposal, status: int = HTTPStatus.OK, **refused: object) -> HttpResponse:
    """The page of the proposal; a form that was refused comes back with what was typed."""
    person = person_of(request)
    shown, questions = queries.proposal_page(proposal), queries.questions_about(proposal)
    page = {
        "page": shown,
        "path": queries.path_of(person, shown.thread, questions),
        "questions": _answerable(questions, refused),
        "proposal": proposal,
        "round_form": RoundForm(initial=initial_round(proposal)),
        "question_form": QuestionForm(auto_id="question_%s"),
        "may_lead": may_lead_proposal(person, proposal),
        "may_revise": may_revise_proposal(person, proposal),
        "may_ask": may_ask_about(person, proposal),
    }
    return render(request, "agreements/proposal_detail.html", page | refused, status=status)


def _answerable(
    questions: Sequence[queries.AskedQuestion], refused: Mapping[str, object]
) -> list[tuple[queries.AskedQuestion, object]]:
    """The questions, each with the form of its answer."""
    answered = refused.get("answered")
    return [
        (one, refused["answer_form"] if one.pk == answered else AnswerForm(auto_id=f"answer-{one.pk}_%s"))
        for one in questions
    ]


@require_safe
def proposal_detail(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """The wording, its way so far, and what comes next."""
    return _show(request, seen_proposal(request, proposal_id))


@require_safe
def proposal_comparison(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Two versions, word by word."""
    proposal = seen_proposal(request, proposal_id)
    page = queries.comparison_page(proposal, request.GET.get("from", ""), request.GET.get("to", ""))
    return render(request, "agreements/proposal_comparison.html", {"proposal": proposal, "page": page})


@require_POST
def proposal_questions(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Ask a short question about the proposal."""
    proposal = seen_proposal(request, proposal_id)
    form = QuestionForm(request.POST, auto_id="question_%s")
    if not form.is_valid():
        return _show(request, proposal, HTTPStatus.UNPROCESSABLE_ENTITY, question_form=form)
    services.ask_about(by=person_of(request), proposal=proposal, **form.cleaned_data)
    return redirect(f"{reverse('proposal_detail', args=[proposal.pk])}#questions")


@require_POST
def proposal_answers(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """Answer a question about a proposal."""
    person = person_of(request)
    question = queries.question_for(person, question_id)
    if question is None:
        raise Http404
    form = AnswerForm(request.POST, auto_id=f"answer-{question.pk}_%s")
    if not form.is_valid():
        proposal = seen_proposal(request, question.proposal_id)
        return _show(request, proposal, HTTPStatus.UNPROCESSABLE_ENTITY, answer_form=form, answered=question.pk)
    services.answer_question(by=person, question=question, **form.cleaned_data)
    return redirect(f"{reverse('proposal_detail', args=[question.proposal_id])}#questions")


@require_http_methods(_GET_POST)
def proposal_new(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """Bring in a proposal at the table."""
    return _new(request, table_id, {}, {})


@require_http_methods(_GET_POST)
def proposal_new_at_item(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Bring in a proposal at an agenda item."""
    item = queries.agenda_item_for(person_of(request), item_id)
    if item is None:
        raise Http404
    return _new(request, item.meeting.table_id, {"title": item.title}, {"agenda_item": item})


@require_http_methods(_GET_POST)
def proposal_from_outcome(request: HttpRequest, outcome_id: UUID) -> HttpResponse:
    """Make a proposal of what the table recorded as an outcome."""
    outcome = queries.outcome_for(person_of(request), outcome_id)
    if outcome is None:
        raise Http404
    made = queries.proposal_of_outcome(outcome)
    if made is not None:
        return redirect("proposal_detail", made.pk)
    begun = {"title": outcome.text[:200], "wording": outcome.text}
    known = {"agenda_item": outcome.agenda_item, "outcome": outcome}
    return _new(request, outcome.agenda_item.meeting.table_id, begun, known)


@require_http_methods(_GET_POST)
def proposal_to_change(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """Propose another wording of an agreement; it changes by a new round alone."""
    agreement = seen_agreement(request, agreement_id)
    begun = {
        "title": agreement.title,
        "wording": queries.wording_of(agreement),
        "reasons": agreement.reasons,
        "kind": agreement.kind,
    }
    return _new(request, agreement.table_id, begun, {"changes": agreement})


def _new(request: HttpRequest, table_id: UUID, begun: dict[str, str], known: dict[str, Any]) -> HttpResponse:
    table, person = open_table(request, table_id), person_of(request)
    authorise(person, may_propose, table)
    form = ProposalForm(table, request.POST or None, initial=begun)
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                proposal = services.propose(by=person, table=table, **form.cleaned_data, **known)
                messages.success(request, _("Der Vorschlag ist eingebracht. Alle am Tisch können ihn lesen."))
                return redirect("proposal_detail", proposal.pk)
            except Refusal as refusal:
                form.add_error(None, refusal.sentence)
                status = HTTPStatus.CONFLICT
    page = {"table": table, "form": form, "item": known.get("agenda_item")}
    return render(request, "agreements/proposal_new.html", page, status=status)


@require_http_methods(_GET_POST)
def proposal_revision(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Write a new version; two who write at once see each other."""
    proposal = seen_proposal(request, proposal_id)
    person = person_of(request)
    authorise(person, may_revise_proposal, proposal)
    newest = queries.newest_version(proposal)
    form = RevisionForm(request.POST or None, initial={"version": newest.number, "wording": newest.wording})
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                services.revise_proposal(by=person, proposal=proposal, **form.cleaned_data)
                messages.success(request, _("Die neue Fassung ist gespeichert."))
                return redirect("proposal_detail", proposal.pk)
            except Refusal as refusal:
                form.add_error(None, refusal.sentence)
                status = HTTPStatus.CONFLICT
    page = {"proposal": proposal, "form": form, "newest": newest, "status": status}
    return render(request, "agreements/proposal_revision.html", page, status=status)


@require_POST
def proposal_round(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Put the newest version to the table."""
    proposal = seen_proposal(request, proposal_id)
    form = RoundForm(request.POST)
    if not form.is_valid():
        return _show(request, proposal, HTTPStatus.UNPROCESSABLE_ENTITY, round_form=form)
    try:
        opened = services.open_round_on(by=person_of(request), proposal=proposal, **form.asked())
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
        return _show(request, proposal, HTTPStatus.CONFLICT, round_form=form)
    messages.success(request, _("Die Runde ist eröffnet. Jedes Haus kann jetzt seine Position geben."))
    warn_of_holidays(request, form.cleaned_data["answer_by"])
    return redirect("round_detail", opened.pk)


@require_safe
def proposal_round_at_item(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Go from an agenda item to its proposal, where the round is opened."""
    person = person_of(request)
    item = queries.agenda_item_for(person, item_id)
    if item is None:
        raise Http404
    proposal = queries.proposal_waiting_at(person, item)
    if proposal is None:
        return redirect("proposal_new_at_item", item.pk)
    return redirect("proposal_detail", proposal.pk)


@require_http_methods(_GET_POST)
def proposal_result(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """State the result beside the reading; with consensus the agreement gets its number."""
    proposal = seen_proposal(request, proposal_id)
    person = person_of(request)
    authorise(person, may_lead_proposal, proposal)
    page = queries.proposal_page(proposal)
    form = Stating(page.method, page.statement is not None, request.POST or None)
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                services.state_result_of(by=person, proposal=proposal, **form.cleaned_data)
                if proposal.agreement_id:
                    messages.success(request, _("Die Vereinbarung steht. Jedes Haus wird nach seinem Stand gefragt."))
                    return redirect("agreement_detail", proposal.agreement_id)
                messages.success(request, _("Das Ergebnis ist festgestellt."))
                return redirect("proposal_detail", proposal.pk)
            except Refusal as refusal:
                form.add_error(None, refusal.sentence)
                status = HTTPStatus.CONFLICT
    shown = {"proposal": proposal, "form": form, "page": page, "reading": queries.reading_for(person, proposal)}
    return render(request, "agreements/proposal_result.html", shown, status=status)


@require_POST
def proposal_withdrawal(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Take a proposal back."""
    proposal = seen_proposal(request, proposal_id)
    services.withdraw_proposal(by=person_of(request), proposal=proposal)
    messages.success(request, _("Der Vorschlag ist zurückgezogen: %(title)s") % {"title": proposal.title})
    return redirect("agreement_list", proposal.table_id)
