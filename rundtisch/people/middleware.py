"""Whoever needs a second factor and has none is led to where it is set up, and reaches nothing else."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control

from . import queries
from .doors import DEMO_SESSION, is_demonstration
from .models import Person

#: Addresses needed to set up a second factor, to leave, and to read what anybody may read.
STILL_OPEN = frozenset(
    {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "account_reauthenticate",
        "sign_out",
        "account_logout",
        "set_language",
    }
)


class SecondFactor:
    """Middleware that asks of every page whether the person has the second factor that the person's tasks need."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; what a signed-in person reads stays in no cache, not even behind the sign-out."""
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Lead to the set-up page instead of the page."""
        if not getattr(view, "login_required", True) or not isinstance(request.user, Person):
            return None
        if request.resolver_match is not None and request.resolver_match.url_name in STILL_OPEN:
            return None
        if request.session.get(DEMO_SESSION) and is_demonstration(request):
            return None
        if not queries.needs_second_factor(request.user) or _holds_second_factor(request.user):
            return None
        return redirect("mfa_index")


def _holds_second_factor(person: Person) -> bool:
    """The person of a request was fetched together with the answer."""
    known: bool | None = getattr(person, "holds_second_factor", None)
    return queries.has_second_factor(person) if known is None else known
