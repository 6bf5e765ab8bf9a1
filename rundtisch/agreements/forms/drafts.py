"""What a house types on its resolution draft."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rundtisch.ui.forms import DateInput, TextArea, Versioned

from ..models import DecidingBody
from ..queries import DraftPage
from ..services.sessions import wrong_day

#: What still fits on one page together with the agreement.
LONGEST_RESOLUTION, LONGEST_REMARK = 2_000, 800


class DraftForm(Versioned):
    """The few fields of a resolution draft that the house fills in."""

    body = forms.ChoiceField(
        label=_("Wer entscheidet bei Ihnen?"), choices=[("", "–"), *DecidingBody.choices], required=False
    )
    session_on = forms.DateField(label=_("Sitzung am"), required=False, widget=DateInput)
    reporting = forms.CharField(
        label=_("Es berichtet (Funktion)"),
        required=False,
        max_length=160,
        help_text=_("Zum Beispiel „Schulleitung“; ein Name ist nicht nötig."),
    )
    resolution = forms.CharField(
        label=_("Beschlussvorschlag"),
        required=False,
        max_length=LONGEST_RESOLUTION,
        widget=TextArea(rows=5),
        help_text=_("Was Ihr Gremium beschließen soll. Leer gelassen, gilt unser Vorschlag."),
    )
    meaning = forms.CharField(
        label=_("Was es für uns bedeutet"), required=False, max_length=LONGEST_REMARK, widget=TextArea(rows=3)
    )
    financial_effect = forms.CharField(
        label=_("Finanzielle Auswirkungen"), required=False, max_length=LONGEST_REMARK, widget=TextArea(rows=2)
    )

    def clean_session_on(self) -> date | None:
        """The next session lies ahead."""
        day: date | None = self.cleaned_data["session_on"]
        if day != self.initial.get("session_on") and (wrong := wrong_day(day)):
            raise forms.ValidationError(wrong)
        return day


def initial_draft(page: DraftPage) -> dict[str, Any]:
    """What the form of a resolution draft begins with."""
    names = ("version", "body", "session_on", "reporting", "resolution", "meaning", "financial_effect")
    return {name: getattr(page, name) for name in names}
