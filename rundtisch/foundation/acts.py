"""An act is one transaction: all of it happens, or nothing."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

from . import memory

P = ParamSpec("P")
R = TypeVar("R")


def act(service: Callable[P, R]) -> Callable[P, R]:
    """Make a service one transaction that remembers for itself; afterwards the request forgets what it knew."""

    @wraps(service)
    def whole(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with memory.opened(), transaction.atomic():
                return service(*args, **kwargs)
        finally:
            memory.forget()

    return whole
