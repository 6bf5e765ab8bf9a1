"""How refusals reach the page: as a sentence with 409, missing entitlement as 403."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .errors import NotEntitled, Refusal


class Refusals:
    """Middleware that turns what an act raised into a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; an address with a null character means nothing, and PostgreSQL cannot look for it."""
        if "%00" in request.META.get("QUERY_STRING", ""):
            return render(request, "400.html", status=400)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Show the sentence of a refusal; leave other exceptions alone."""
        if isinstance(exception, Refusal):
            return render(request, "409.html", {"sentence": exception.sentence}, status=409)
        if isinstance(exception, NotEntitled):
            return render(request, "403.html", status=403)
        return None
