"""Pages that belong to no part of the field: help, legal pages, the component page."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from rundtisch.ui.showroom import exhibits


@login_not_required
@require_GET
def help_page(request: HttpRequest) -> HttpResponse:
    """How one finds the way, and whom to ask."""
    return render(
        request,
        "ui/help.html",
        {"states": ("full", "minor_concerns", "major_concerns", "veto", "adopted", "implemented", "open")},
    )


@login_not_required
@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """How accessible the pages are, and where to report what is not."""
    return render(request, "ui/accessibility.html", {"imprint": settings.IMPRINT})


@login_not_required
@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about a person, why and for how long."""
    return render(request, "ui/privacy.html", {"imprint": settings.IMPRINT})


@login_not_required
@require_GET
def imprint(request: HttpRequest) -> HttpResponse:
    """Who is answerable for this installation."""
    return render(request, "ui/imprint.html", {"imprint": settings.IMPRINT})


@login_not_required
@require_GET
def components(request: HttpRequest) -> HttpResponse:
    """Every component in every state; not in a real installation."""
    if not settings.SHOWS_COMPONENTS:
        raise Http404
    return render(request, "ui/components.html", exhibits(request))
