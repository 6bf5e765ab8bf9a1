"""An act is one transaction: all of it happens, or nothing."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

from . import memory

P = ParamSpec("P")
R = TypeVar("R")


def act(service: Callable[P, R]) -> Callable[P, R]:
    """Make a service one transaction and let the request forget what it knew before."""

    @wraps(service)
    def whole(*args: P.args, **kwargs: P.kwargs) -> R:
        memory.forget()
        try:
            with transaction.atomic():
                return service(*args, **kwargs)
        finally:
            memory.forget()

    return whole
