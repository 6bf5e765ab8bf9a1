"""The one place that knows what time it is; tests and the sample region set it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_set_to: ContextVar[datetime | None] = ContextVar("rundtisch_clock", default=None)


def now() -> datetime:
    """The moment, with its zone."""
    return _set_to.get() or timezone.now()


def today() -> date:
    """The day on the calendar of the installation's zone."""
    return timezone.localtime(now()).date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let it be this moment inside the block."""
    token = _set_to.set(moment)
    try:
        yield
    finally:
        _set_to.reset(token)
