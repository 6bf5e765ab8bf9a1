"""Mandates of a house."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rundtisch.foundation.errors import Refusal
from rundtisch.people.signed_in import person_of

from .. import queries, services
from ..forms import MandateForm
from ..pages import open_house, show_refusal, status_of
from ..permissions import may_give_mandate, may_see_people_of


@require_http_methods(["GET", "HEAD", "POST"])
def mandate_list(request: HttpRequest, institution_id: UUID) -> HttpResponse:
    """The mandates of a house; who speaks for it gives new ones."""
    person, institution = person_of(request), open_house(request, institution_id)
    if not may_see_people_of(person, institution):
        raise Http404
    form = MandateForm(person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.give_mandate(by=person, institution=institution, **form.cleaned_data)
        except Refusal as refusal:
            show_refusal(form, refusal, "to_on")
        else:
            return redirect("mandate_list", institution_id)
    page = {
        "institution": institution,
        "mandates": queries.mandates_of(institution),
        "may_give": may_give_mandate(person, institution),
        "form": form,
    }
    return render(request, "institutions/mandate_list.html", page, status=status_of(form))


@require_POST
def mandate_revocation(request: HttpRequest, mandate_id: UUID) -> HttpResponse:
    """Take a mandate back."""
    mandate = queries.mandate_for(person_of(request), mandate_id)
    if mandate is None:
        raise Http404
    services.revoke_mandate(by=person_of(request), mandate=mandate)
    messages.success(request, _("Das Mandat von %(name)s ist beendet.") % {"name": mandate.person.name})
    return redirect("mandate_list", mandate.institution_id)
