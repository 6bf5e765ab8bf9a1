"""Relating agreements to each other, and ending one."""

from http import HTTPStatus
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.people.signed_in import person_of

from .. import queries, services
from ..forms import EndingForm, RelationForm
from ..pages import seen_agreement
from ..permissions import may_order_agreement


@require_http_methods(["GET", "HEAD", "POST"])
def agreement_relation_new(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """Say what this agreement is to another of its table."""
    agreement, person = seen_agreement(request, agreement_id), person_of(request)
    authorise(person, may_order_agreement, agreement)
    form = RelationForm(queries.may_be_related_to(agreement), _typed(request))
    if form.is_valid():
        said = form.cleaned_data
        other = queries.agreement_for(person, said["other"])
        if other is None:
            raise Http404
        try:
            services.relate_agreements(
                by=person, agreement=agreement, other=other, kind=said["kind"], reason=said["reason"]
            )
            return redirect("agreement_detail", agreement.pk)
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
    return _form_page(request, form, agreement=agreement, title=_("Mit einer anderen Vereinbarung verbinden"))


@require_http_methods(["GET", "HEAD", "POST"])
def agreement_ending(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """State that this agreement is no longer in force."""
    agreement, person = seen_agreement(request, agreement_id), person_of(request)
    authorise(person, may_order_agreement, agreement)
    form = EndingForm(_typed(request))
    if form.is_valid():
        try:
            services.end_agreement(by=person, agreement=agreement, reason=form.cleaned_data["reason"])
            return redirect("agreement_detail", agreement.pk)
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
    return _form_page(request, form, agreement=agreement, title=_("Vereinbarung beenden"))


def _typed(request: HttpRequest) -> QueryDict | None:
    """What was typed, also if that is nothing; None before anybody typed."""
    return request.POST if request.method == "POST" else None


def _form_page(request: HttpRequest, form: Form, **page: object) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "agreements/agreement_ordering.html", {"form": form, **page}, status=status)


@require_POST
def agreement_relation_removal(request: HttpRequest, relation_id: UUID) -> HttpResponse:
    """Take a relation back."""
    person = person_of(request)
    relation = queries.relation_for(person, relation_id)
    if relation is None:
        raise Http404
    agreement = services.part_agreements(by=person, relation=relation)
    return redirect("agreement_detail", agreement.pk)
