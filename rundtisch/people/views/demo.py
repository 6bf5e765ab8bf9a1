"""The demonstration: sign in as one of the sample persons, on this machine only."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from .. import queries
from ..doors import door, is_demonstration, let_in_for_demonstration


@door
@require_safe
def demo(request: HttpRequest) -> HttpResponse:
    """All roles that may be tried out."""
    if not is_demonstration(request):
        raise Http404
    return render(request, "people/demo.html", {"roles": queries.sample_roles()})


@door
@require_http_methods(["GET", "HEAD", "POST"])
def demo_sign_in(request: HttpRequest, key: str) -> HttpResponse:
    """One button that signs in as this sample person."""
    person = queries.sample_person(key) if is_demonstration(request) else None
    if person is None:
        raise Http404
    if request.method == "POST":
        let_in_for_demonstration(request, person)
        return redirect("/")
    return render(request, "people/demo_sign_in.html", {"person": person, "key": key})
