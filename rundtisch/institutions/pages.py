"""How a page of a house begins, and what pages of all parts say alike."""

from datetime import date
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

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


def warn_of_holidays(request: HttpRequest, day: date | None) -> None:
    """Say beside an act that succeeded that the day set by it lies in holidays; it is kept all the same."""
    if warning := queries.holiday_warning(day):
        messages.warning(request, _("%(warning)s Passt die Frist trotzdem?") % {"warning": warning})
