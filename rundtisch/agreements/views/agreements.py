"""The register, one agreement, and its way into each house."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.people.signed_in import person_of
from rundtisch.roundtables.pages import open_table

from .. import queries, services
from ..forms import AdoptionForm, ObjectionForm, RecordForm, initial_of
from ..pages import seen_adoption, seen_agreement
from ..permissions import (
    may_confirm_adoption,
    may_object_to,
    may_order_agreement,
    may_propose,
    may_record_at,
    may_report_adoption,
    may_set_terms,
)


@require_safe
def agreement_list(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """All agreements of the table, with filters, and what is proposed."""
    table, person = open_table(request, table_id), person_of(request)
    asked = {name: request.GET.get(name, "") for name in ("kind", "year", "show")}
    page = {
        "table": table,
        "agreements": queries.agreements_at(person, table, **asked),
        "proposals": queries.proposals_at(person, table),
        "asked": asked,
        "kinds": queries.KINDS,
        "may_propose": may_propose(person, table),
        "may_record": may_record_at(person, table),
    }
    return render(request, "agreements/agreement_list.html", page)


@require_safe
def adoption_board(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """Every agreement of the table by every house."""
    table = open_table(request, table_id)
    page = {"table": table, "board": queries.board_of(person_of(request), table, request.GET.dict())}
    return render(request, "agreements/adoption_board.html", page)


@require_safe
def agreement_detail(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """The agreement as a document, and the board of its adoption."""
    agreement = seen_agreement(request, agreement_id)
    person = person_of(request)
    page = {
        "page": queries.agreement_page(person, agreement),
        "agreement": agreement,
        "may_order": may_order_agreement(person, agreement),
        "may_propose": agreement.lapsed_at is None and may_propose(person, agreement.table),
    }
    return render(request, "agreements/agreement_detail.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def agreement_record(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """Record an agreement that needed no round."""
    table, person = open_table(request, table_id), person_of(request)
    authorise(person, may_record_at, table)
    form = RecordForm(table, request.POST or None)
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                agreement = services.record_agreement(by=person, table=table, **form.cleaned_data)
                messages.success(request, _("Die Vereinbarung steht. Jedes Haus wird nach seinem Stand gefragt."))
                return redirect("agreement_detail", agreement.pk)
            except Refusal as refusal:
                form.add_error(None, refusal.sentence)
                status = HTTPStatus.CONFLICT
    return render(request, "agreements/agreement_record.html", {"table": table, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def adoption_detail(request: HttpRequest, adoption_id: UUID) -> HttpResponse:
    """Report how far the agreement is in one house; errors stand at their field."""
    adoption = seen_adoption(request, adoption_id)
    person = person_of(request)
    authorise(person, may_report_adoption, adoption)
    form = AdoptionForm(adoption, request.POST or None, initial=initial_of(adoption))
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                services.report_adoption(by=person, adoption=adoption, **form.cleaned_data)
                house = adoption.institution.name
                messages.success(request, _("Danke, der Stand von %(house)s ist gemeldet.") % {"house": house})
                return redirect("agreement_detail", adoption.agreement_id)
            except Refusal as refusal:
                form.add_error(None, refusal.sentence)
                form.write_over(adoption.version)
                status = HTTPStatus.CONFLICT
    page = {
        "adoption": adoption,
        "form": form,
        "wording": queries.wording_of(adoption.agreement),
        "bring_in": queries.until_when(adoption),
        "may_set_terms": may_set_terms(person, adoption),
        "waiting": adoption.waiting,
        "may_confirm": may_confirm_adoption(person, adoption),
    }
    return render(request, "agreements/adoption_detail.html", page, status=status)


@require_POST
def adoption_confirmation(request: HttpRequest, adoption_id: UUID) -> HttpResponse:
    """Confirm for the house what somebody else entered for it."""
    adoption = seen_adoption(request, adoption_id)
    services.confirm_adoption(by=person_of(request), adoption=adoption)
    messages.success(request, _("Danke, der Eintrag ist bestätigt."))
    return redirect("agreement_detail", adoption.agreement_id)


@require_http_methods(["GET", "HEAD", "POST"])
def adoption_objection(request: HttpRequest, adoption_id: UUID) -> HttpResponse:
    """Object to an agreement that was recorded without a round."""
    adoption = seen_adoption(request, adoption_id)
    authorise(person_of(request), may_object_to, adoption)
    form = ObjectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.object_to(by=person_of(request), adoption=adoption, text=form.cleaned_data["text"])
            messages.success(request, _("Ihr Widerspruch steht bei der Vereinbarung."))
            return redirect("agreement_detail", adoption.agreement_id)
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
    title = _("Widersprechen")
    page = {"adoption": adoption, "form": form, "title": title}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "agreements/adoption_objection.html", page, status=status)
