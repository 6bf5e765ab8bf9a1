"""When bodies meet, and what a house does differently, as typed."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rundtisch.ui.forms import DateInput, TextArea, Versioned

from ..models import AdoptionTerms, DecidingBody
from ..services.sessions import wrong_day


class SessionForm(forms.Form):
    """The next session of a body."""

    body = forms.ChoiceField(label=_("Gremium"), choices=DecidingBody.choices)
    meets_on = forms.DateField(label=_("Sitzung am"), widget=DateInput)
    submit_by = forms.DateField(
        label=_("Einbringen bis"),
        required=False,
        widget=DateInput,
        help_text=_("Leer gelassen, rechnen wir von der Sitzung zurück; nie auf einen Ferien- oder Feiertag."),
    )

    def clean_meets_on(self) -> date:
        """A session lies ahead."""
        day: date = self.cleaned_data["meets_on"]
        if wrong := wrong_day(day):
            raise forms.ValidationError(wrong)
        return day

    def clean(self) -> dict[str, Any]:
        """Papers come before the session."""
        cleaned: dict[str, Any] = super().clean() or {}
        meets_on, submit_by = cleaned.get("meets_on"), cleaned.get("submit_by")
        if meets_on and submit_by and submit_by > meets_on:
            self.add_error("submit_by", _("Einbringen geht nur vor der Sitzung."))
        return cleaned


class TermsForm(Versioned):
    """What a house does differently, by when, and why."""

    measure = forms.CharField(
        label=_("Was Ihr Haus anders macht"), required=False, max_length=800, widget=TextArea(rows=3)
    )
    due_on = forms.DateField(label=_("Eigene Frist"), required=False, widget=DateInput)
    reason = forms.CharField(
        label=_("Grund"),
        required=False,
        max_length=800,
        widget=TextArea(rows=2),
        help_text=_("Ohne Maßnahme und ohne Frist geht Ihr Haus den Weg aller."),
    )

    def clean(self) -> dict[str, Any]:
        """Whoever differs says why."""
        cleaned: dict[str, Any] = super().clean() or {}
        differs = cleaned.get("measure") or cleaned.get("due_on")
        if differs and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Bitte schreiben Sie auf, warum Ihr Haus einen eigenen Weg geht."))
        return cleaned


def initial_terms(terms: AdoptionTerms | None) -> dict[str, Any]:
    """What the form of own terms begins with."""
    if terms is None:
        return {"version": 0}
    return {name: getattr(terms, name) for name in ("version", "measure", "due_on", "reason")}
