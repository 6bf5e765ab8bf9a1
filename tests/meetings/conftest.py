"""A table with its cast, and browsers in which they are signed in."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from rundtisch.people.models import Person
from tests.world import Cast, cast

Browser = Callable[[Person], Client]


@pytest.fixture
def world(db: None) -> Cast:
    """A table and everybody at it."""
    return cast()


@pytest.fixture
def as_() -> Browser:
    """A browser in which the person is signed in, with the second factor."""

    def signed_in(person: Person) -> Client:
        Authenticator.objects.get_or_create(
            user=person, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "-"}}
        )
        client = Client()
        client.force_login(person)
        return client

    return signed_in
