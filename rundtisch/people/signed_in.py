"""The person behind a request."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from .models import Person


def person_of(request: HttpRequest) -> Person:
    """Who is signed in; views behind the sign-in always have somebody."""
    if isinstance(request.user, Person):
        return request.user
    raise PermissionDenied
