"""The doors: a person who has shown a password or a link goes on to the second factor, and only then is signed in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import get_next_redirect_url, perform_login
from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from rundtisch.foundation.errors import Refusal

from .models import Person, hash_of

#: Where the session keeps the hash of the link that was opened; the token itself is kept nowhere.
OPENED_LINK = "opened_link"
#: Sessions begun by a link of the demonstration.
DEMO_SESSION = "demo_sign_in"
THIS_MACHINE = frozenset({"127.0.0.1", "::1"})
LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost"})

View = Callable[..., HttpResponse]


def door(view: View) -> View:
    """A page before the sign-in: for everybody, kept by no cache, telling no other place where one comes from."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        # A form on a page with "no-referrer" is sent without its origin and would be taken for a foreign one;
        # pages with a form carry no token in their address.
        response.setdefault("Referrer-Policy", "same-origin")
        return response

    return login_not_required(never_cache(guarded))


def let_in(request: HttpRequest, person: Person, *, method: str) -> HttpResponse:
    """Go on with signing in: whoever has a second factor is asked for it first."""
    if request.user.is_authenticated:
        logout(request)
    record_authentication(request, person, method=method)
    response: HttpResponse = perform_login(
        request, person, email=person.email, redirect_url=get_next_redirect_url(request)
    )
    return response


def let_in_for_demonstration(request: HttpRequest, person: Person) -> None:
    """Begin a session as a sample person, without password and second factor."""
    logout(request)
    get_adapter().login(request, person)
    request.session[DEMO_SESSION] = True


def is_demonstration(request: HttpRequest) -> bool:
    """Whether sample persons may be tried out: only with the demo settings, on this machine, not through a proxy."""
    return (
        bool(getattr(settings, "DEMO_SIGN_IN", False))
        and request.META.get("REMOTE_ADDR") in THIS_MACHINE
        and request.get_host().split(":")[0] in LOCAL_HOSTS
        and not any(name in request.headers for name in ("X-Forwarded-For", "X-Real-IP", "Forwarded"))
    )


def person_with_password(request: HttpRequest, email: str, password: str) -> Person | None:
    """The person to whom address and password belong; asks the same work for unknown addresses.

    Raises ValidationError after too many tries.
    """
    person: Person | None = get_adapter(request).authenticate(request, email=email, password=password)
    return person


def keep_pace(request: HttpRequest, what: str, key: str) -> None:
    """Refuse what one address or one machine asks too often; the limits stand in the settings."""
    # The library's public door lets every GET pass; opening a link is one.
    if not ratelimit.consume(request, app="allauth.account", action=what, key=key, limit_get=True):
        raise Refusal(_("Das wurde gerade zu oft versucht. Bitte warten Sie eine Stunde."))


def remember_language(response: HttpResponse, language: str) -> None:
    """Let this browser speak the language, as its own choice on any page would."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )


def remember_link(request: HttpRequest, token: str) -> None:
    """Keep the opened link in the session, as its hash."""
    request.session[OPENED_LINK] = hash_of(token)


def opened_link(request: HttpRequest) -> str:
    """The hash of the link that this browser opened; empty when there is none."""
    return str(request.session.get(OPENED_LINK, ""))
