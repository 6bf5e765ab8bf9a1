"""What is typed when a result is stated; the pages of rounds and of proposals ask the same."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rundtisch.ui.forms import DateInput

from .models import RESULTS_OF, NextStep, Result
from .services.voices import LONGEST_REASON


class Stating(forms.Form):
    """The facilitator's statement: the result in a sentence, and without consensus the next step."""

    result = forms.ChoiceField(label=_("Ergebnis"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Feststellung"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ein Satz, wie Sie ihn am Tisch sagen. Er steht in der Niederschrift neben der Lesart."),
    )
    next_step = forms.ChoiceField(
        label=_("Ohne Konsens: wie geht es weiter?"), choices=[("", "–"), *NextStep.choices], required=False
    )
    next_step_note = forms.CharField(
        label=_("Wer kümmert sich worum?"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    next_step_on = forms.DateField(label=_("Wieder am Tisch am"), required=False, widget=DateInput)

    def __init__(self, method: str, is_new_statement: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        result = self.fields["result"]
        assert isinstance(result, forms.ChoiceField)  # noqa: S101 - narrows the type
        result.choices = [(str(one), one.label) for one in RESULTS_OF[method]]
        if Result.NO_CONSENSUS not in RESULTS_OF[method]:
            for name in ("next_step", "next_step_note", "next_step_on"):
                del self.fields[name]
        if is_new_statement:
            self.fields["reason"] = forms.CharField(
                label=_("Warum wird neu festgestellt?"),
                max_length=LONGEST_REASON,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=_("Die frühere Feststellung bleibt lesbar."),
            )

    def clean(self) -> dict[str, Any]:
        """No consensus is a result with a next step."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("result") == Result.NO_CONSENSUS and not cleaned.get("next_step"):
            self.add_error("next_step", _("Bitte wählen Sie, wie es ohne Konsens weitergeht."))
        return cleaned
