"""What a house types about its adoption of an agreement."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from rundtisch.ui.forms import DateInput, Versioned

from ..models import Adoption, AdoptionState, DecidingBody
from ..rules import adoption as rule
from ..services.adoptions import sentence_for

LONGEST_REASON = 4_000


class AdoptionForm(Versioned):
    """How far an agreement is in one house."""

    body = forms.ChoiceField(
        label=_("Wer entscheidet bei Ihnen?"), choices=[("", "–"), *DecidingBody.choices], required=False
    )
    state = forms.ChoiceField(label=_("Stand"), widget=forms.RadioSelect)
    on = forms.DateField(
        label=_("Datum"), required=False, widget=DateInput, help_text=_("Tag des Beschlusses oder der Umsetzung")
    )
    deviation = forms.CharField(
        label=_("Abweichung"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Nötig bei „angepasst übernommen“."),
    )
    reason = forms.CharField(
        label=_("Grund"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Nötig bei „abgelehnt“, hilfreich bei „vertagt“."),
    )
    proof = forms.CharField(
        label=_("Nachweis oder Hinweis"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    proof_link = forms.URLField(
        label=_("Link zum Nachweis"),
        required=False,
        max_length=400,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
        help_text=_("Zum Beispiel die Seite Ihrer Schule oder das Ratsinformationssystem."),
    )

    def __init__(self, adoption: Adoption, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = rule.AdoptionState(adoption.state)
        state = self.fields["state"]
        assert isinstance(state, forms.ChoiceField)  # noqa: S101 - narrows the type
        state.choices = [
            (key, label)
            for key, label in AdoptionState.choices
            if key == adoption.state or rule.may_follow(now, rule.AdoptionState(key))
        ]

    def clean(self) -> dict[str, Any]:
        """What the state asks for is missed at its field."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("state"):
            return cleaned
        on: date | None = cleaned.get("on")
        lacking = rule.missing(
            rule.AdoptionState(cleaned["state"]),
            deviation=cleaned.get("deviation", ""),
            reason=cleaned.get("reason", ""),
            implemented_on=on,
        )
        fields = {rule.Needed.DEVIATION: "deviation", rule.Needed.REASON: "reason", rule.Needed.IMPLEMENTED_ON: "on"}
        if lacking is not None and fields[lacking] not in self.errors:
            self.add_error(fields[lacking], sentence_for(lacking))
        return cleaned


def initial_of(adoption: Adoption) -> dict[str, Any]:
    """What the form of an adoption begins with."""
    names = ("version", "body", "state", "on", "deviation", "reason", "proof", "proof_link")
    return {name: getattr(adoption, name) for name in names}


class ObjectionForm(forms.Form):
    """Why a house objects to what was recorded."""

    text = forms.CharField(
        label=_("Warum widerspricht Ihr Haus?"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 2})
    )
