"""When the bodies of a house meet, and what a house does differently."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.institutions.pages import open_house
from rundtisch.people.signed_in import person_of

from .. import queries, services
from ..forms import SessionForm, TermsForm, initial_terms
from ..pages import seen_adoption
from ..permissions import may_name_session, may_set_terms


@require_http_methods(["GET", "HEAD", "POST"])
def body_session_list(request: HttpRequest, institution_id: UUID) -> HttpResponse:
    """The sessions that lie ahead of a house, and one more."""
    house, person = open_house(request, institution_id), person_of(request)
    authorise(person, may_name_session, house)
    form = SessionForm(request.POST or None)
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                services.name_session(by=person, institution=house, **form.cleaned_data)
                messages.success(request, _("Die Sitzung steht. Bis wann einzubringen ist, zeigt auch die Startseite."))
                return redirect("body_session_list", house.pk)
            except Refusal as refusal:
                form.add_error(None, refusal.sentence)
                status = HTTPStatus.CONFLICT
    page = {"house": house, "sessions": queries.sessions_ahead(house), "form": form}
    return render(request, "agreements/body_session_list.html", page, status=status)


@require_POST
def body_session_removal(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """A session does not take place."""
    session = queries.session_for(person_of(request), session_id)
    if session is None:
        raise Http404
    services.strike_session(by=person_of(request), session=session)
    messages.success(request, _("Die Sitzung ist gestrichen."))
    return redirect("body_session_list", session.institution_id)


@require_http_methods(["GET", "HEAD", "POST"])
def adoption_terms(request: HttpRequest, adoption_id: UUID) -> HttpResponse:
    """What a house does differently, or by when, and why."""
    adoption, person = seen_adoption(request, adoption_id), person_of(request)
    authorise(person, may_set_terms, adoption)
    terms = queries.terms_of(adoption)
    form = TermsForm(request.POST or None, initial=initial_terms(terms))
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                services.set_terms(by=person, adoption=adoption, **form.cleaned_data)
                messages.success(request, _("Gespeichert. Der Tisch sieht den eigenen Weg mit seinem Grund."))
                return redirect("agreement_detail", adoption.agreement_id)
            except Refusal as refusal:
                form.add_error(None, refusal.sentence)
                form.write_over(terms.version if terms else 0)
                status = HTTPStatus.CONFLICT
    page = {"adoption": adoption, "form": form, "now": queries.terms_in_words(terms)}
    return render(request, "agreements/adoption_terms.html", page, status=status)
