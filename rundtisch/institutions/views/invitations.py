"""Inviting to a function, and accepting an invitation."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.people.doors import door, keep_pace, let_in, opened_link
from rundtisch.people.signed_in import person_of

from .. import queries, services
from ..forms import AcceptanceForm, InvitationForm
from ..pages import open_house, show_refusal, status_of
from ..permissions import may_invite_to, may_keep_people_of


@require_http_methods(["GET", "HEAD", "POST"])
def invitation_list(request: HttpRequest, institution_id: UUID) -> HttpResponse:
    """Pending invitations of a house, and a new one."""
    person, institution = person_of(request), open_house(request, institution_id)
    authorise(person, may_keep_people_of, institution)
    form = InvitationForm(institution, request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = dict(form.cleaned_data)
        kinds = tuple(words.pop("school_kinds", ()))
        try:
            keep_pace(request, "invitation", str(person.pk))
            services.invite_by_mail(by=person, institution=institution, school_kinds=kinds, **words)
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Die Einladung ist unterwegs an %(email)s.") % {"email": words["email"]})
            return redirect("invitation_list", institution_id)
    page = {
        "form": form,
        "institution": institution,
        "invitations": queries.pending_invitations(institution),
        "may_invite": may_invite_to(person, institution),
    }
    return render(request, "institutions/invitation_list.html", page, status=status_of(form))


@require_POST
def invitation_repetition(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """Invite the same person once more."""
    invitation = queries.invitation_for(person_of(request), invitation_id)
    if invitation is None:
        raise Http404
    keep_pace(request, "invitation", str(person_of(request).pk))
    services.repeat_invitation(by=person_of(request), invitation=invitation)
    messages.success(
        request,
        _("Die Einladung ist noch einmal unterwegs an %(email)s; der alte Link gilt nicht mehr.")
        % {"email": invitation.person.email},
    )
    return redirect("invitation_list", invitation.institution_id)


@require_POST
def invitation_withdrawal(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """Take an invitation back."""
    invitation = queries.invitation_for(person_of(request), invitation_id)
    if invitation is None:
        raise Http404
    services.withdraw_invitation(by=person_of(request), invitation=invitation)
    messages.success(request, _("Die Einladung ist zurückgezogen."))
    return redirect("invitation_list", invitation.institution_id)


@door
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest) -> HttpResponse:
    """Accept an invitation: confirm the name, set a password if one likes."""
    link = opened_link(request)
    found = queries.invitation_behind(link)
    if found is None:
        return render(request, "people/link_gone.html", status=410)
    form = AcceptanceForm(found.person, request.POST or None, initial={"name": found.person.name})
    if request.method == "POST" and form.is_valid():
        person = services.accept_invitation(token_hash=link, **form.cleaned_data)
        return let_in(request, person, method="one_time_link")
    page = {"form": form, "invitation": found}
    return render(request, "institutions/invitation.html", page, status=status_of(form))
