"""The parts of a draft, one form each; two people at once on the same part: the second sees both versions."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rundtisch.foundation.errors import Refusal
from rundtisch.people.signed_in import person_of

from ..instrument_forms import AreaForm, DimensionForm, HeadForm, PartForm, PreviousForm, StagesForm, SuccessionForm
from ..queries.drafts import (
    Draft,
    drafted,
    earlier_versions,
    published_version,
    version_before,
)
from ..rules.drafting import keys_of, mark_of, proposed_succession, with_area, with_dimension, with_stages
from ..rules.instrument import Area, Dimension, Instrument
from ..services.drafts import DraftConflict, change_draft
from .draft_opening import open_draft


@dataclass(frozen=True)
class DraftPart:
    """A part with its form: what stands there, what was read, and what a change makes of the whole."""

    title: str
    form: Callable[..., PartForm]
    standing: Callable[[Instrument], object]
    initial: Callable[[Instrument], dict[str, Any]]
    change: Callable[[PartForm, Instrument], Instrument]
    key: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
def draft_head(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """What the matrix says of itself."""
    part = DraftPart(
        _("Angaben zur Matrix"),
        HeadForm,
        HeadForm.beginning_with,
        HeadForm.beginning_with,
        lambda form, instrument: form.changed(instrument),
    )
    return _edited(request, open_draft(request, draft_id), part)


@require_http_methods(["GET", "HEAD", "POST"])
def draft_stages(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """The stages that all dimensions share."""

    def change(form: PartForm, instrument: Instrument) -> Instrument:
        assert isinstance(form, StagesForm)  # noqa: S101 - narrows the type
        return with_stages(instrument, form.stages(), form.rows())

    part = DraftPart(_("Stände"), StagesForm, lambda instrument: instrument.stages, StagesForm.beginning_with, change)
    return _edited(request, open_draft(request, draft_id), part)


@require_http_methods(["GET", "HEAD", "POST"])
def draft_area(request: HttpRequest, draft_id: UUID, key: str = "") -> HttpResponse:
    """An area, or a new one."""
    draft = open_draft(request, draft_id)
    instrument = drafted(draft)
    if key and _area(instrument, key) is None:
        raise Http404

    def form(*args: Any, **kwargs: Any) -> PartForm:
        return AreaForm(set(keys_of(instrument)) - {key}, *args, **kwargs)

    def initial(instrument: Instrument) -> dict[str, Any]:
        area = _area(instrument, key)
        if area is None:
            return {"number": str(len(instrument.areas) + 1)}
        return {"title": area.title, "number": area.number, "key": area.id}

    def change(form: PartForm, instrument: Instrument) -> Instrument:
        assert isinstance(form, AreaForm)  # noqa: S101 - narrows the type
        return with_area(instrument, form.area(_area(instrument, key)), key)

    def standing(instrument: Instrument) -> object:
        return initial(instrument) if key else ""

    title = _("Inhaltsbereich") if key else _("Neuer Inhaltsbereich")
    return _edited(request, draft, DraftPart(title, form, standing, initial, change, key))


@require_http_methods(["GET", "HEAD", "POST"])
def draft_dimension(request: HttpRequest, draft_id: UUID, key: str = "") -> HttpResponse:
    """A dimension, or a new one in the area that the address names."""
    draft = open_draft(request, draft_id)
    instrument = drafted(draft)
    found = _dimension(instrument, key)
    if key and found is None:
        raise Http404

    def form(*args: Any, **kwargs: Any) -> PartForm:
        return DimensionForm(instrument, found[1] if found else None, *args, **kwargs)

    def initial(instrument: Instrument) -> dict[str, Any]:
        now = _dimension(instrument, key)
        return DimensionForm.beginning_with(*now) if now else {"area": request.GET.get("area", "")}

    def change(form: PartForm, instrument: Instrument) -> Instrument:
        assert isinstance(form, DimensionForm)  # noqa: S101 - narrows the type
        return with_dimension(instrument, form.cleaned_data["area"], form.dimension(), key)

    def standing(instrument: Instrument) -> object:
        now = _dimension(instrument, key)
        return (now[0].id, now[1], instrument.stages_of(now[1])) if now else None

    title = _("Kategorie") if key else _("Neue Kategorie")
    return _edited(request, draft, DraftPart(title, form, standing, initial, change, key))


@require_http_methods(["GET", "HEAD", "POST"])
def draft_previous(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Which version the draft follows; a proposal of what is carried over comes with the choice."""
    draft = open_draft(request, draft_id)
    instrument = drafted(draft)

    def form(*args: Any, **kwargs: Any) -> PartForm:
        return PreviousForm(earlier_versions(instrument), *args, **kwargs)

    def initial(instrument: Instrument) -> dict[str, Any]:
        return {"version": instrument.succession.version if instrument.succession else ""}

    def change(form: PartForm, instrument: Instrument) -> Instrument:
        version = form.cleaned_data["version"]
        if initial(instrument)["version"] == version:
            return instrument
        before = published_version(instrument.id, version) if version else None
        return replace(instrument, succession=proposed_succession(before, instrument) if before else None)

    return _edited(request, draft, DraftPart(_("Fassung davor"), form, initial, initial, change))


@require_http_methods(["GET", "HEAD", "POST"])
def draft_succession(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """What is carried over, merged or asked anew."""
    draft = open_draft(request, draft_id)
    instrument = drafted(draft)
    before = version_before(instrument)
    if before is None:
        return redirect("draft_previous", draft_id)

    def form(*args: Any, **kwargs: Any) -> PartForm:
        return SuccessionForm(before, instrument, *args, **kwargs)

    part = DraftPart(
        _("Was aus der Fassung davor übernommen wird"),
        form,
        # What leads where makes sense only for the dimensions and stages that were read.
        lambda standing: (standing.succession, keys_of(standing), standing.stages),
        lambda standing: SuccessionForm.beginning_with(before, standing),
        lambda form, standing: form.changed(standing),
    )
    return _edited(request, draft, part)


def _area(instrument: Instrument, key: str) -> Area | None:
    return next((area for area in instrument.areas if area.id == key), None)


def _dimension(instrument: Instrument, key: str) -> tuple[Area, Dimension] | None:
    return next(((area, one) for area in instrument.areas for one in area.dimensions if one.id == key), None)


def _edited(request: HttpRequest, draft: Draft, part: DraftPart) -> HttpResponse:
    instrument = drafted(draft)
    initial = {**part.initial(instrument), "mark": mark_of(part.standing(instrument))}
    if request.method != "POST":
        return _shown(request, draft, part, part.form(initial=initial), 200)
    typed = request.POST.copy()
    form = part.form(typed, initial=initial)
    if not form.is_valid():
        return _shown(request, draft, part, form, 422)
    try:
        change_draft(
            by=person_of(request),
            draft=draft,
            change=lambda standing: part.change(form, standing),
            part=part.standing,
            read=form.cleaned_data["mark"],
        )
    except DraftConflict as conflict:
        return _conflict(request, draft, part, form, typed, conflict.standing)
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
        return _shown(request, draft, part, form, 409)
    return redirect("draft_detail", draft.pk)


def _conflict(  # noqa: PLR0917 - both versions, and where they stand
    request: HttpRequest,
    draft: Draft,
    part: DraftPart,
    form: PartForm,
    typed: QueryDict,
    now: Instrument,
) -> HttpResponse:
    """Both versions; what was typed stays in the form, which now knows the newer one."""
    standing = part.initial(now)
    form.add_error(None, DraftConflict(now).sentence)
    typed["mark"] = mark_of(part.standing(now))
    both = [
        (field.label, standing.get(name, ""), form.cleaned_data.get(name, ""))
        for name, field in form.fields.items()
        if name != "mark" and _words(standing.get(name)) != _words(form[name].value())
    ]
    return _shown(request, draft, part, form, 409, both=both)


def _words(value: object) -> str:
    return "" if value in (None, False) else str(value).replace("\r\n", "\n").strip()


def _shown(
    request: HttpRequest, draft: Draft, part: DraftPart, form: PartForm, status: int, **more: object
) -> HttpResponse:
    context = {"draft": draft, "part": part, "form": form, **more}
    return render(request, "matrices/draft_part.html", context, status=status)
