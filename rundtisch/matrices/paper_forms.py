"""What is typed from a paper matrix: shape only; the acts decide."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation import clock
from rundtisch.ui.forms import DateInput, TextArea

from .queries.library import AreaSheet, DimensionSheet
from .queries.paper_sheets import TypedEntry, TypingPage
from .rules.ratings import Answer
from .services import PaperAnswer

_MOST_LETTERS = 4000
_TOO_LONG = _("Der Text ist zu lang. Bitte kürzen Sie ihn auf höchstens 4000 Zeichen.")


@dataclass(frozen=True)
class TypingRow:
    """A dimension with its fields; without fields the house has confirmed it."""

    dimension: DimensionSheet
    fields: tuple[BoundField, ...]
    is_rejected: bool


class PaperSheetForm(forms.Form):
    """A whole paper matrix on one page; whatever is missing stays open."""

    filled_on = forms.DateField(label=_("Wann wurde das Papier ausgefüllt?"), widget=DateInput)

    def __init__(self, page: TypingPage, *args: Any, **kwargs: Any) -> None:
        initial: dict[str, Any] = {"filled_on": page.filled_on or clock.today()}
        for key, one in page.typed.items():
            initial |= {f"choice-{key}": _choice(one), f"evidence-{key}": one.evidence, f"comment-{key}": one.comment}
        super().__init__(*args, **{"initial": initial, **kwargs})
        self.page = page
        self.keys = [one.key for one in page.instrument.dimensions if not self._entry(one.key).is_confirmed]
        for key in self.keys:
            stages = [(str(stage.value), f"{stage.value} {stage.label}") for stage in page.stages_of(key)]
            others = [
                (Answer.NOT_APPLICABLE.value, _("trifft nicht zu")),
                (Answer.CANNOT_JUDGE.value, _("nicht einschätzbar")),
            ]
            self.fields[f"choice-{key}"] = forms.ChoiceField(
                label=_("Angekreuzt"), required=False, choices=[("", "–"), *stages, *others]
            )
            self.fields[f"evidence-{key}"] = _words(_("Beleg oder Beispiel"))
            self.fields[f"comment-{key}"] = _words(_("Kommentar"))

    def clean(self) -> dict[str, Any]:
        """Words alone are no answer: somebody would wonder where they went."""
        typed = super().clean() or {}
        for key in self.keys:
            if (typed.get(f"evidence-{key}") or typed.get(f"comment-{key}")) and not typed.get(f"choice-{key}"):
                self.add_error(f"choice-{key}", _("Bitte wählen Sie, was auf dem Papier angekreuzt ist."))
        return typed

    def answers(self) -> dict[str, PaperAnswer]:
        """What the act takes."""
        typed = ((key, self.cleaned_data[f"choice-{key}"]) for key in self.keys)
        return {key: self._answer(key, choice) for key, choice in typed if choice}

    def _answer(self, key: str, choice: str) -> PaperAnswer:
        words = (self.cleaned_data[f"evidence-{key}"], self.cleaned_data[f"comment-{key}"])
        if choice.isdigit():
            return PaperAnswer(Answer.STAGE.value, int(choice), *words)
        return PaperAnswer(choice, None, *words)

    def rows(self) -> Iterator[tuple[AreaSheet, list[TypingRow]]]:
        """The dimensions by area, as they stand on the paper."""
        for area in self.page.areas:
            yield area, [self._row(dimension) for dimension in area.dimensions]

    def _row(self, dimension: DimensionSheet) -> TypingRow:
        names = ("choice", "evidence", "comment") if dimension.key in self.keys else ()
        fields = tuple(self[f"{name}-{dimension.key}"] for name in names)
        return TypingRow(dimension, fields, self._entry(dimension.key).is_confirmed is False)

    def _entry(self, key: str) -> TypedEntry:
        return self.page.typed.get(key, TypedEntry())


def _choice(entry: TypedEntry) -> str:
    return entry.answer if entry.stage is None else str(entry.stage)


def _words(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=_MOST_LETTERS,
        widget=TextArea(rows=2),
        error_messages={"max_length": _TOO_LONG},
    )
