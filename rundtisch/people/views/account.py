"""My account."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from .. import queries, services
from ..doors import keep_pace, remember_language
from ..forms import AccountForm
from ..signed_in import person_of


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Name and language, sign-in, second factor, functions and mandates."""
    person = person_of(request)
    form = AccountForm(request.POST or None, initial={"name": person.name, "language": person.language})
    if request.method == "POST" and form.is_valid():
        services.change_account(by=person, person=person, **form.cleaned_data)
        messages.success(request, _("Gespeichert."))
        response = redirect("account")
        remember_language(response, person.language)
        return response
    page = {
        "form": form,
        "person": person,
        "has_password": person.has_usable_password(),
        "has_second_factor": queries.has_second_factor(person),
        "needs_second_factor": queries.needs_second_factor(person),
        "sections": queries.sections_for(person),
    }
    return render(request, "people/account.html", page, status=422 if form.errors else 200)


@require_POST
def password_request(request: HttpRequest) -> HttpResponse:
    """Have a link mailed that sets a new password."""
    person = person_of(request)
    keep_pace(request, "one_time_link", person.email)
    services.ask_for_password_link(email=person.email)
    messages.success(request, _("Der Link ist unterwegs an %(email)s. Er gilt 15 Minuten.") % {"email": person.email})
    return redirect("account")


@require_POST
def other_sessions(request: HttpRequest) -> HttpResponse:
    """Sign out on all other devices and stay here."""
    person = services.sign_out_elsewhere(by=person_of(request), person=person_of(request))
    update_session_auth_hash(request, person)
    messages.success(request, _("Alle anderen Geräte sind abgemeldet."))
    return redirect("account")


@require_safe
def second_factor(request: HttpRequest) -> HttpResponse:
    """The app, the passkeys and the recovery codes; where whoever needs a second factor begins."""
    person = person_of(request)
    page = {
        "factors": queries.second_factors_of(person),
        "is_needed": queries.needs_second_factor(person),
    }
    return render(request, "people/second_factor.html", page)
