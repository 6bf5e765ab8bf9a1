"""What was asked once in a request is not asked again; every act forgets it."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse

Answer = TypeVar("Answer")
_memory: ContextVar[dict[Hashable, Any] | None] = ContextVar("rundtisch_memory", default=None)


def remembered(question: Hashable, answer: Callable[[], Answer]) -> Answer:
    """The answer to a question, kept until the request or an act ends; outside of requests always asked anew."""
    memory = _memory.get()
    if memory is None:
        return answer()
    if question not in memory:
        memory[question] = answer()
    known: Answer = memory[question]
    return known


def forget() -> None:
    """Forget all answers, because something was changed."""
    memory = _memory.get()
    if memory is not None:
        memory.clear()


@contextmanager
def opened() -> Iterator[None]:
    """Remember inside the block, afresh."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


class RequestMemory:
    """Middleware that opens a memory for each request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request with a fresh memory."""
        with opened():
            return self.get_response(request)
