"""The resolution draft of a house: filled in, looked at, taken along as a file."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rundtisch.foundation import clock
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.paper.description import described
from rundtisch.paper.files import DOCUMENT_KINDS, document_file
from rundtisch.people.signed_in import person_of

from .. import queries, services
from ..forms import DraftForm, initial_draft
from ..pages import seen_adoption
from ..permissions import may_report_adoption, may_write_draft
from ..resolution_document import resolution_document


@require_http_methods(["GET", "HEAD", "POST"])
def resolution_draft(request: HttpRequest, adoption_id: UUID) -> HttpResponse:
    """Fill in the draft and see it as it will be printed; the button says as which file it is taken along."""
    adoption, person = seen_adoption(request, adoption_id), person_of(request)
    authorise(person, may_write_draft, adoption)
    page = queries.draft_page(person, adoption)
    form = DraftForm(request.POST or None, initial=initial_draft(page))
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                services.write_resolution_draft(by=person, adoption=adoption, **form.cleaned_data)
                return _after(request, adoption_id)
            except Refusal as refusal:
                form.add_error(None, refusal.sentence)
                form.write_over(page.version)
                status = HTTPStatus.CONFLICT
    shown = {
        "adoption": adoption,
        "page": page,
        "form": form,
        "paper": described(resolution_document(page)),
        "formats": [kind.upper() for kind in DOCUMENT_KINDS],
        "may_report": may_report_adoption(person, adoption),
    }
    return render(request, "agreements/resolution_draft.html", shown, status=status)


def _after(request: HttpRequest, adoption_id: UUID) -> HttpResponse:
    kind = request.POST.get("file", "")
    if kind in DOCUMENT_KINDS:
        return redirect("resolution_draft_file", adoption_id, kind)
    messages.success(request, _("Gespeichert. Vorschau und Dateien enthalten jetzt Ihre Angaben."))
    return redirect("resolution_draft", adoption_id)


@require_safe
def resolution_draft_file(request: HttpRequest, adoption_id: UUID, kind: str) -> HttpResponse:
    """The draft as a document for the deciding body."""
    adoption, person = seen_adoption(request, adoption_id), person_of(request)
    authorise(person, may_write_draft, adoption)
    if kind not in DOCUMENT_KINDS:
        raise Http404
    document = resolution_document(queries.draft_page(person, adoption))
    content, media_type = document_file(document, kind, at=clock.now())
    name = f"beschlussvorlage-{adoption.agreement.number}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=media_type, headers=headers)
