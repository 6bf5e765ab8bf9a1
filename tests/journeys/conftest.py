"""Emsbrück for the journeys that need no browser: built once, taken back after every test."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from tests.journeys.reading import FoundForm, forms_of, is_page, walk
from tests.region import TODAY, Region, raise_region, undone, visitor

#: Acts that take something away come last: they hide what was typed before.
LAST = ("cancellation", "withdrawal", "removal", "end", "revocation", "other-sessions")


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[Region]:
    """The region as it stands on the day of the story."""
    with django_db_blocker.unblock(), time_machine.travel(f"{TODAY}T09:00:00+01:00", tick=False), undone():
        yield raise_region()


@pytest.fixture
def region(built: Region) -> Iterator[Region]:
    """The region for one test; what the test stores is taken back."""
    with undone():
        yield built


@pytest.fixture(scope="module")
def forms(built: Region) -> dict[str, list[FoundForm]]:
    """For each role one form of each kind that it meets on its pages."""
    with undone():
        return {role: _forms_met_by(built, role) for role in ("office", "head", "facilitator")}


def _forms_met_by(region: Region, role: str) -> list[FoundForm]:
    met: dict[Any, FoundForm] = {}
    for address, answer in walk(visitor(region, role)):
        assert answer.status_code in (200, 302), address
        if is_page(answer):
            for form in forms_of(answer, address):
                met.setdefault(form.kind, form)
    return sorted(met.values(), key=lambda form: any(word in form.address for word in LAST))
