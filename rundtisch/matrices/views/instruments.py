"""The matrices themselves: which there are, what they say, as files, and when their use ends."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rundtisch.foundation.permissions import authorise
from rundtisch.people.signed_in import person_of

from ..permissions import may_keep_instruments
from ..queries.drafts import drafts, published_instrument, published_instruments
from ..queries.instrument_file import FILE_KINDS, instrument_as_file
from ..queries.versions import instrument_as_rule
from ..rules.instrument import Instrument
from ..services.drafts import begin_next_version
from ..services.instruments import reinstate_instrument, retire_instrument


@require_safe
def instrument_list(request: HttpRequest) -> HttpResponse:
    """Every published matrix, and for the office what is being written."""
    may_keep = may_keep_instruments(person_of(request), None)
    page = {"instruments": published_instruments(), "drafts": drafts() if may_keep else [], "may_keep": may_keep}
    return render(request, "matrices/instrument_list.html", page)


@require_safe
def instrument_detail(request: HttpRequest, instrument_id: UUID) -> HttpResponse:
    """One published version, whole; the same for everybody."""
    stored = published_instrument(instrument_id)
    if stored is None:
        raise Http404
    page = {
        "stored": stored,
        "instrument": instrument_as_rule(stored),
        "kinds": list(FILE_KINDS),
        "is_retired": hasattr(stored, "retirement"),
        "may_keep": may_keep_instruments(person_of(request), None),
    }
    return render(request, "matrices/instrument_detail.html", page)


@require_safe
def instrument_file(request: HttpRequest, instrument_id: UUID, kind: str) -> HttpResponse:
    """One published version as a file."""
    stored = published_instrument(instrument_id)
    if stored is None or kind not in FILE_KINDS:
        raise Http404
    return as_file(instrument_as_rule(stored), kind)


def as_file(instrument: Instrument, kind: str) -> HttpResponse:
    """The instrument as a file to keep."""
    name = f"{instrument.id}-{instrument.version}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(instrument_as_file(instrument, kind), content_type=FILE_KINDS[kind], headers=headers)


@require_POST
def instrument_next_version(request: HttpRequest, instrument_id: UUID) -> HttpResponse:
    """Begin the next version."""
    stored = published_instrument(instrument_id)
    if stored is None:
        raise Http404
    draft = begin_next_version(by=person_of(request), instrument=stored)
    return redirect("draft_detail", draft.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def instrument_retirement(request: HttpRequest, instrument_id: UUID) -> HttpResponse:
    """End the use of a matrix or begin it again, after saying what that does."""
    person, stored = person_of(request), published_instrument(instrument_id)
    authorise(person, may_keep_instruments, None)
    if stored is None:
        raise Http404
    is_retired = hasattr(stored, "retirement")
    if request.method == "POST":
        if is_retired:
            reinstate_instrument(by=person, instrument=stored)
        else:
            retire_instrument(by=person, instrument=stored)
        return redirect("instrument_detail", instrument_id)
    return render(request, "matrices/instrument_retirement.html", {"stored": stored, "is_retired": is_retired})
