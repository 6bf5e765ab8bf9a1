"""How many questions a page asks the database, told in a header to whoever wants to know."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

#: With this header a request asks for the number; others are not slowed down by counting.
ASKED = "X-Count-Queries"
TOLD = "X-Queries"


class CountedQueries:
    """Middleware that counts the questions of a request that asks for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, with the number when it is asked for."""
        if ASKED not in request.headers:
            return self.get_response(request)
        asked = 0

        def count(execute: Callable[..., Any], *question: Any) -> Any:
            nonlocal asked
            asked += 1
            return execute(*question)

        with connection.execute_wrapper(count):
            response = self.get_response(request)
        response[TOLD] = str(asked)
        return response
