"""What somebody sees whose text is longer than one request may bring."""

from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rundtisch.foundation.uploads import MOST_AT_ONCE, UploadTooLarge


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say in a sentence that the text is too long; other requests were just not to be understood.

    The frame around the page would read the form that is too long: the page stands alone.
    """
    if not isinstance(exception, RequestDataTooBig):
        return render(request, "400.html", status=HTTPStatus.BAD_REQUEST)
    template = "writing/_too_long.html" if "X-Autosave" in request.headers else "413.html"
    page = {"are_files": isinstance(exception, UploadTooLarge), "most": MOST_AT_ONCE // 1024**2}
    return render(request, template, page, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
