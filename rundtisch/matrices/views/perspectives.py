"""Giving a perspective without an account: one form, kept as it is typed.

The browser keeps the token of the link in a cookie of these pages alone. A session would store it, or a hash of it,
beside the key of the answer, and so tie invitation and answer together in the database.
"""

import secrets
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from rundtisch.foundation.errors import Refusal
from rundtisch.people.doors import door, keep_pace

from .. import queries, services
from ..forms import PerspectiveForm
from ..queries import PerspectiveLink
from ..services import GivenAnswer

COOKIE = "perspective"
_WRONG = 400


@door
@require_safe
def perspective_link(request: HttpRequest, token: str) -> HttpResponse:
    """Open a link: its address is left at once, and no page is told of it."""
    kept = queries.kept_link(token, secrets.token_urlsafe(16))
    keep_pace(request, "perspective_link" if kept else "unknown_perspective_link", "")
    if kept is None:
        response = _gone(request, "")
    else:
        response = redirect("perspective")
        response.set_cookie(
            COOKIE,
            kept,
            path=reverse("perspective"),
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    response["Referrer-Policy"] = "no-referrer"
    return response


@door
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def perspective(request: HttpRequest) -> HttpResponse:
    """The form behind the opened link, with what was typed before, and nothing else."""
    link = queries.link_behind(request.COOKIES.get(COOKIE, ""))
    if link is None or link.refusal:
        return _gone(request, link.refusal if link else "")
    if request.method != "POST":
        return _shown(request, link, _form(link), 200)
    is_of_another = request.POST.get("mark", link.mark) != link.mark
    return _not_mixed(request) if is_of_another else _saved(request, link)


def _saved(request: HttpRequest, link: PerspectiveLink) -> HttpResponse:
    form = _form(link, request)
    try:
        if form.is_valid():
            typed = {"version": form.cleaned_data["version"], "page": form.cleaned_data["page"]}
            services.give_perspective(link=request.COOKIES[COOKIE], answers=form.answers(), **typed)
    except Refusal as refusal:
        response = _refused(request, refusal)
    else:
        response = _thanked(request, link) if form.is_valid() else _shown(request, link, form, 422)
    if "X-Autosave" in request.headers:
        return HttpResponse(status=response.status_code if response.status_code >= _WRONG else 204)
    return response


def _not_mixed(request: HttpRequest) -> HttpResponse:
    """On a shared device another link was opened since: what this page says belongs to somebody else's perspective."""
    words = [word for name, word in request.POST.dict().items() if name.startswith("comment-") and word]
    return render(request, "matrices/perspective_not_mixed.html", {"words": words}, status=409)


def _thanked(request: HttpRequest, link: PerspectiveLink) -> HttpResponse:
    """On with the form, or good-bye: then this browser forgets the link, for the next person at a shared device."""
    if "done" not in request.POST:
        return redirect("perspective")
    response = render(request, "matrices/perspective_done.html", _words(link))
    response.delete_cookie(COOKIE, path=reverse("perspective"), samesite="Lax")
    return response


def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """What was typed stays in the form, which now knows the newer version; a link that ended says so."""
    link = queries.link_behind(request.COOKIES[COOKIE])
    if link is None or link.refusal:
        return _gone(request, refusal.sentence)
    form = _form(link, request, version=link.perspective.version if link.perspective else 0)
    form.add_error(None, refusal.sentence)
    return _shown(request, link, form, 409)


def _form(link: PerspectiveLink, request: HttpRequest | None = None, version: int | None = None) -> PerspectiveForm:
    stored = {
        key: GivenAnswer(one.answer, one.stage, one.comment)
        for key, one in queries.answers_of(link.perspective).items()
    }
    areas = queries.asked_in(link.inquiry)
    if request is not None:
        typed = request.POST.dict()
        return PerspectiveForm(areas, stored, typed if version is None else {**typed, "version": str(version)})
    known = link.perspective.version if link.perspective else 0
    return PerspectiveForm(areas, stored, initial={"version": known, "page": uuid4().hex, "mark": link.mark})


def _shown(request: HttpRequest, link: PerspectiveLink, form: PerspectiveForm, status: int) -> HttpResponse:
    return render(request, "matrices/perspective.html", {**_words(link), "form": form}, status=status)


def _words(link: PerspectiveLink) -> dict[str, object]:
    """What the pages say; whoever came by a code gets an own link to go on later."""
    own = "" if link.invitation else services.address_of_link(link.token)
    return {"link": link, "inquiry": link.inquiry, "assessment": link.inquiry.assessment, "own_address": own}


def _gone(request: HttpRequest, sentence: str) -> HttpResponse:
    unknown = _("Diesen Link gibt es nicht oder nicht mehr. Vielleicht ist er nicht ganz kopiert oder wurde ersetzt.")
    return render(request, "matrices/perspective_gone.html", {"sentence": sentence or unknown}, status=410)
