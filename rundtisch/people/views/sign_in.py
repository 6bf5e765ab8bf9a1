"""Coming in and going out."""

from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rundtisch.foundation.errors import Refusal

from .. import services
from ..doors import door, is_demonstration, keep_pace, let_in, person_with_password
from ..forms import SignInForm
from ..pace import same_time


@door
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with a password, or ask for a link by mail."""
    if request.user.is_authenticated:
        return redirect("/")
    form = SignInForm(request.POST or None, initial={"email": request.GET.get("email", "")})
    if request.method == "POST" and form.is_valid():
        try:
            return _mail_link(request, form) if form.wants_link else _try_password(request, form)
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        except ValidationError as error:
            form.add_error(None, error)
    page = {"form": form, "next": request.GET.get("next", ""), "is_demonstration": is_demonstration(request)}
    return render(request, "people/sign_in.html", page, status=422 if form.errors else 200)


def _try_password(request: HttpRequest, form: SignInForm) -> HttpResponse:
    keep_pace(request, "login", "")
    person = person_with_password(request, form.cleaned_data["email"], form.cleaned_data["password"])
    if person is None:
        raise ValidationError(
            _("E-Mail-Adresse und Passwort passen nicht zusammen. Sie können sich auch einen Link schicken lassen.")
        )
    return let_in(request, person, method="password")


def _mail_link(request: HttpRequest, form: SignInForm) -> HttpResponse:
    email = form.cleaned_data["email"]
    keep_pace(request, "one_time_link", email.strip().lower())
    with same_time():
        if form.way == "new_password":
            services.ask_for_password_link(email=email)
        else:
            services.ask_for_sign_in_link(email=email)
    return render(request, "people/link_sent.html", {"email": email})


@door
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session."""
    logout(request)
    return redirect("sign_in")


@door
@require_safe
def account_inactive(request: HttpRequest) -> HttpResponse:
    """The account may not sign in."""
    return render(request, "people/account_inactive.html", status=403)
