"""How a page of a house begins: the institution stands in the directory, or there is no such page."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest

from rundtisch.foundation.errors import Refusal
from rundtisch.people.signed_in import person_of

from . import queries
from .models import Institution


def open_house(request: HttpRequest, institution_id: UUID) -> Institution:
    """The institution of this page; raises Http404 when the directory has none."""
    institution = queries.institution_for(person_of(request), institution_id)
    if institution is None:
        raise Http404
    return institution


def show_refusal(form: forms.Form, refusal: Refusal, field: str | None = None) -> None:
    """Let the page say at the field what stood against the act; what was typed stays."""
    form.add_error(field, forms.ValidationError(refusal.sentence, code="refused"))


def status_of(form: forms.Form) -> int:
    """409 when a rule stood against the act, 422 when something typed is missing or wrong, else 200."""
    if not form.errors:
        return 200
    return 409 if any(error.code == "refused" for found in form.errors.as_data().values() for error in found) else 422
