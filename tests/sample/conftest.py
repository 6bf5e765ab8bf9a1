"""The sample region on the morning of its story, built once for each file."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from tests.region import TODAY, Region, raise_region, undone


@pytest.fixture(scope="module")
def region(django_db_setup: None, django_db_blocker: Any) -> Iterator[Region]:
    """The region as its acts built it; taken back at the end."""
    with django_db_blocker.unblock(), time_machine.travel(f"{TODAY}T09:00:00+01:00", tick=False), undone():
        yield raise_region()


@pytest.fixture
def once(region: Region) -> Iterator[Region]:
    """The region for one test; what the test stores is taken back."""
    with undone():
        yield region
