"""Writing an instrument: beginning, outline, order, publishing, throwing away."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.people.signed_in import person_of

from ..instrument_forms import InstrumentUpload, NewInstrumentForm
from ..permissions import may_keep_instruments
from ..queries.drafts import draft_page, drafted, order_of
from ..queries.instrument_file import FILE_KINDS
from ..queries.preview import preview_of
from ..rules.drafting import mark_of, moved, numbered, titles_of, without
from ..services.drafts import begin_draft, change_draft, discard_draft, publish_draft
from .draft_opening import open_draft
from .instruments import as_file


@require_http_methods(["GET", "HEAD", "POST"])
def draft_new(request: HttpRequest) -> HttpResponse:
    """Begin an empty matrix."""
    form = NewInstrumentForm(request.POST if request.method == "POST" else None)
    return _begin(request, form, "matrices/draft_new.html")


@require_http_methods(["GET", "HEAD", "POST"])
def draft_import(request: HttpRequest) -> HttpResponse:
    """Begin with a file; nothing is stored unless all of it is sound."""
    is_sent = request.method == "POST"
    form = InstrumentUpload(request.POST if is_sent else None, request.FILES if is_sent else None)
    return _begin(request, form, "matrices/draft_import.html")


def _begin(request: HttpRequest, form: NewInstrumentForm | InstrumentUpload, template: str) -> HttpResponse:
    person = person_of(request)
    authorise(person, may_keep_instruments, None)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        instrument = form.instrument() if isinstance(form, NewInstrumentForm) else form.cleaned_data["file"]
        try:
            return redirect("draft_detail", begin_draft(by=person, instrument=instrument).pk)
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
            status = 409
    return render(request, template, {"form": form}, status=status)


@require_safe
def draft_detail(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """The outline of a draft, what it lacks and what follows what."""
    return _shown(request, draft_id, "", 200)


def _shown(request: HttpRequest, draft_id: UUID, refusal: str, status: int) -> HttpResponse:
    page = draft_page(open_draft(request, draft_id))
    context = {"page": page, "draft": page.draft, "kinds": list(FILE_KINDS), "refusal": refusal}
    return render(request, "matrices/draft_detail.html", context, status=status)


@require_safe
def draft_file(request: HttpRequest, draft_id: UUID, kind: str) -> HttpResponse:
    """A draft as a file."""
    draft = open_draft(request, draft_id)
    if kind not in FILE_KINDS:
        raise Http404
    return as_file(drafted(draft), kind)


@require_safe
def draft_preview(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """The draft as houses will rate it and as tables will read it."""
    draft = open_draft(request, draft_id)
    page = preview_of(drafted(draft), request.GET.get("dimension", ""))
    return render(request, "matrices/draft_preview.html", {"draft": draft, "page": page})


@require_POST
def draft_order(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """One area or dimension up or down, or all numbered anew."""
    draft = open_draft(request, draft_id)
    key, _colon, way = request.POST.get("move", "").partition(":")
    try:
        change_draft(
            by=person_of(request),
            draft=draft,
            change=numbered if "number" in request.POST else lambda instrument: moved(instrument, key, way),
            part=order_of,
            read=request.POST.get("mark", ""),
        )
    except Refusal as refusal:
        return _shown(request, draft_id, refusal.sentence, 409)
    return redirect("draft_detail", draft_id)


@require_http_methods(["GET", "HEAD", "POST"])
def draft_part_removal(request: HttpRequest, draft_id: UUID, key: str) -> HttpResponse:
    """Take an area or a dimension out of a draft, after asking."""
    draft = open_draft(request, draft_id)
    instrument = drafted(draft)
    titles = titles_of(instrument)
    if key not in titles:
        raise Http404
    if request.method == "POST":
        change_draft(
            by=person_of(request),
            draft=draft,
            change=lambda standing: without(standing, key),
            part=lambda standing: standing,
            read=request.POST.get("mark", ""),
        )
        messages.success(request, _("„%(title)s“ ist herausgenommen.") % {"title": titles[key]})
        return redirect("draft_detail", draft_id)
    area = next((one for one in instrument.areas if one.id == key), None)
    page = {"draft": draft, "key": key, "title": titles[key] or key, "area": area, "mark": mark_of(instrument)}
    return render(request, "matrices/draft_part_removal.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def draft_publication(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Publish a draft, after saying that it is not changed any more."""
    draft = open_draft(request, draft_id)
    if request.method == "POST":
        try:
            return redirect("instrument_detail", publish_draft(by=person_of(request), draft=draft).pk)
        except Refusal as refusal:
            return _shown(request, draft_id, refusal.sentence, 409)
    page = draft_page(draft)
    return render(request, "matrices/draft_publication.html", {"draft": draft, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def draft_deletion(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Throw a draft away, after asking."""
    draft = open_draft(request, draft_id)
    if request.method == "POST":
        discard_draft(by=person_of(request), draft=draft)
        return redirect("instrument_list")
    return render(request, "matrices/draft_deletion.html", {"draft": draft, "instrument": drafted(draft)})
