"""A table with its people."""

import pytest

from tests.world import Cast, cast


@pytest.fixture
def world(db: None) -> Cast:
    return cast()
