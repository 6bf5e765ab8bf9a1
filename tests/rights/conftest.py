"""Emsbrück, built once for the whole rights table and taken back after it."""

from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie
from typing import Any

import pytest
import time_machine
from django.test import Client

from tests.region import ROLES, TODAY, Region, raise_region, undone, visitor
from tests.rights.samples import add_samples

#: Everybody of the rights table.
EVERYBODY = [*ROLES, "guest"]


@pytest.fixture(scope="package")
def region(django_db_setup: None, django_db_blocker: Any) -> Iterator[Region]:
    """The region on the day of the story, on a morning on which everything is under way."""
    with django_db_blocker.unblock(), time_machine.travel(f"{TODAY}T09:00:00+01:00", tick=False), undone():
        yield add_samples(raise_region())


@pytest.fixture(scope="package")
def browsers(region: Region) -> dict[str, tuple[Client, str]]:
    """A browser per role with its cookies: all signed in but the guest."""
    opened = {role: visitor(region, role) for role in EVERYBODY}
    return {role: (browser, browser.cookies.output(header="", sep=";")) for role, browser in opened.items()}


@pytest.fixture
def as_role(browsers: dict[str, tuple[Client, str]]) -> Callable[[str], Client]:
    """Gives the browser of a role as it was after signing in; an address that breaks answers 500."""

    def browser_of(role: str) -> Client:
        browser, cookies = browsers[role]
        browser.cookies = SimpleCookie(cookies)
        browser.raise_request_exception = False
        return browser

    return browser_of
