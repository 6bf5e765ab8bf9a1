"""Guests see nothing but the doors and what anybody may read."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

pytestmark = pytest.mark.django_db

#: Addresses that answer a guest; everything else asks who one is.
PUBLIC = {
    "accessibility",
    "account_inactive",
    "account_login",
    "account_logout",
    # Every component in every state, without anybody's words; only where the settings show it.
    "components",
    "demo",
    "demo_sign_in",
    "first_account",
    "health-live",
    "health-ready",
    "help",
    "imprint",
    "invitation",
    "metrics",
    "mfa_authenticate",
    "one_time_link",
    "password_link",
    "perspective",
    "perspective_link",
    "privacy",
    "set_language",
    "sign_in",
    "sign_in_link",
    "sign_out",
}
SAMPLES = {"uuid": UUID(int=7), "str": "x", "int": 7, "slug": "x"}


def addresses(patterns: list[URLPattern | URLResolver], before: str = "/") -> Iterator[tuple[str, str]]:
    """Every address of the product with its name, ids made up."""
    for pattern in patterns:
        route = str(pattern.pattern)
        for name, converter in pattern.pattern.converters.items():
            kind = type(converter).__name__.removesuffix("Converter").lower()
            value = {"string": "x"}.get(kind, SAMPLES.get(kind, "x"))
            for written in (f"<{kind}:{name}>", f"<str:{name}>", f"<{name}>"):
                route = route.replace(written, str(value))
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, before + route)
        else:
            yield pattern.name or "", before + route


@pytest.mark.parametrize("method", ["get", "post"])
def test_guests_are_sent_to_the_door_from_every_address_but_the_public_ones(client: Client, method: str) -> None:
    open_ones = set()
    for name, path in addresses(get_resolver().url_patterns):
        answer = getattr(client, method)(path)
        if not (answer.status_code == 302 and answer["Location"].startswith("/sign-in/?next=")):
            open_ones.add(name)

    assert open_ones - PUBLIC == set()
