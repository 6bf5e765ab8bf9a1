"""Bringing the official register in: upload, preview with the diff, apply."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rundtisch.foundation.permissions import authorise
from rundtisch.people.signed_in import person_of

from .. import queries, services
from ..forms import RegisterUpload
from ..permissions import may_import_register
from ..rules.register.sentences import RegisterError


@require_http_methods(["GET", "HEAD", "POST"])
def register_import_new(request: HttpRequest) -> HttpResponse:
    """Choose files of the register; the answer is a preview."""
    person = person_of(request)
    authorise(person, may_import_register, None)
    form = RegisterUpload(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and (response := _preview(request, form)):
        return response
    page = {"form": form, "imports": queries.latest_imports(person)}
    return render(request, "interop/register_import_new.html", page, status=422 if form.errors else 200)


@require_safe
def register_import_detail(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """The diff of an import, group by group, before and after it was applied."""
    register_import = queries.register_import_for(person_of(request), import_id)
    if register_import is None:
        raise Http404
    page = queries.import_page(register_import, request.GET.get("group", ""), request.GET.get("page", ""))
    return render(request, "interop/register_import_detail.html", {"page": page, "import": register_import})


@require_POST
def register_import_application(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Let the directory say what the files say."""
    person = person_of(request)
    register_import = queries.register_import_for(person, import_id)
    if register_import is None:
        raise Http404
    services.apply_register_import(by=person, register_import=register_import)
    return redirect("register_import_detail", import_id)


def _preview(request: HttpRequest, form: RegisterUpload) -> HttpResponse | None:
    try:
        made = services.preview_register_import(
            by=person_of(request),
            files=form.files_by_kind(),
            area=form.cleaned_data["area"],
            is_complete=form.cleaned_data["is_complete"],
        )
    except RegisterError as error:
        form.refuse(error)
        return None
    return redirect("register_import_detail", made.pk)
