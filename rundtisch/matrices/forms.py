"""What is typed about assessments: answers, periods, shares. Shape only; the acts decide."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from rundtisch.institutions.models import Institution
from rundtisch.people.models import Person

from .queries import AssessmentPage, SharingChoices, StageWord
from .rules.audience import Audience
from .rules.ratings import Answer
from .services import FocusChoice, Opening

_MOST_LETTERS = 4000
_TOO_LONG = _("Der Text ist zu lang. Bitte kürzen Sie ihn auf höchstens 4000 Zeichen.")


class PeriodForm(forms.Form):
    """Beginning an assessment."""

    period = forms.CharField(label=_("Zeitraum"), max_length=60, help_text=_("Zum Beispiel: Herbst 2026"))


class RatingForm(forms.Form):
    """The answer to one dimension; without an answer only what was typed is kept."""

    choice = forms.CharField(required=False)
    evidence = forms.CharField(
        label=_("Beleg oder Beispiel"),
        required=False,
        max_length=_MOST_LETTERS,
        error_messages={"max_length": _TOO_LONG},
    )
    comment = forms.CharField(
        label=_("Kommentar"), required=False, max_length=_MOST_LETTERS, error_messages={"max_length": _TOO_LONG}
    )
    is_focus = forms.BooleanField(required=False)
    target_stage = forms.TypedChoiceField(label=_("Ziel-Stand"), required=False, coerce=int, empty_value=None)
    target_on = forms.DateField(label=_("bis wann"), required=False)
    support = forms.CharField(
        label=_("Was brauchen Sie dafür?"),
        required=False,
        max_length=_MOST_LETTERS,
        error_messages={"max_length": _TOO_LONG},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    page = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, stages: tuple[StageWord, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stages = {str(stage.value) for stage in stages}
        field = self.fields["target_stage"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - narrows the type
        field.choices = [("", "–"), *((str(stage.value), f"{stage.value} {stage.label}") for stage in stages)]

    def clean_choice(self) -> str:
        """One of the stages, one of the other answers, or nothing yet."""
        choice: str = self.cleaned_data["choice"]
        if choice not in {"", *self.stages, Answer.NOT_APPLICABLE, Answer.CANNOT_JUDGE}:
            raise forms.ValidationError(_("Diese Antwort gibt es nicht. Bitte wählen Sie eine der gezeigten."))
        return choice

    @property
    def is_empty(self) -> bool:
        """Whether nothing was chosen and nothing typed."""
        kept = ("choice", "evidence", "comment", "is_focus")
        return not any(self.cleaned_data[name] for name in kept)

    def answer(self) -> dict[str, Any]:
        """What the act takes."""
        typed = self.cleaned_data
        is_stage = typed["choice"] in self.stages
        focus = FocusChoice(typed["target_stage"], typed["target_on"], typed["support"]) if typed["is_focus"] else None
        return {
            "answer": Answer.STAGE.value if is_stage else typed["choice"],
            "stage": int(typed["choice"]) if is_stage else None,
            "evidence": typed["evidence"],
            "comment": typed["comment"],
            "focus": focus,
            "version": typed["version"],
            "page": typed["page"],
        }


class ShareForm(forms.Form):
    """Opening the assessment or single dimensions to one audience."""

    what = forms.ChoiceField(
        label=_("Was möchten Sie teilen?"),
        widget=forms.RadioSelect,
        choices=[("all", _("die ganze Bewertungsrunde")), ("some", _("einzelne Kategorien"))],
        initial="all",
    )
    ratings = forms.MultipleChoiceField(
        label=_("Welche Kategorien?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nur bei einzelnen Kategorien."),
    )
    audience = forms.ChoiceField(label=_("Wer soll es sehen?"), widget=forms.RadioSelect)
    institutions = forms.ModelMultipleChoiceField(
        label=_("Welche Häuser?"),
        queryset=Institution.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nur bei einzelnen Häusern oder Personen."),
    )
    persons = forms.ModelMultipleChoiceField(
        label=_("Welche Personen?"),
        queryset=Person.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    includes_evidence = forms.BooleanField(label=_("Belege mit teilen"), required=False)
    includes_comment = forms.BooleanField(label=_("Kommentare mit teilen"), required=False)
    until_on = forms.DateField(
        label=_("bis einschließlich"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, page: AssessmentPage, choices: SharingChoices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = choices
        self.ids = {str(line.rating): line.rating for line in page.lines if line.rating and line.answer}
        self._choices(
            "ratings",
            [(str(line.rating), line.dimension.heading) for line in page.lines if line.rating and line.answer],
        )
        self._choices(
            "audience",
            [
                *choices.audiences_of_tables,
                (Audience.NAMED.value, _("einzelne Häuser oder Personen")),
                (Audience.REGION_ANONYMOUS.value, _("Bildungsregion, nur als Zahl ohne Namen")),
                (Audience.PUBLIC.value, _("öffentlich")),
            ],
        )
        for name, found in (("institutions", choices.institutions), ("persons", choices.persons)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101 - narrows the type
            field.queryset = found

    def _choices(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows the type
        field.choices = choices

    def chosen(self) -> tuple[UUID, ...] | None:
        """The single ratings that were ticked; nothing for the whole assessment."""
        if self.cleaned_data["what"] == "all":
            return None
        return tuple(rating for key in self.cleaned_data["ratings"] if (rating := self.ids[key]))

    def opening(self) -> Opening:
        """What the act takes."""
        typed = self.cleaned_data
        audience, table = self.offered.chosen(typed["audience"])
        is_named = audience == Audience.NAMED
        return Opening(
            audience=audience,
            table=table,
            institutions=tuple(typed["institutions"]) if is_named else (),
            persons=tuple(typed["persons"]) if is_named else (),
            includes_evidence=typed["includes_evidence"],
            includes_comment=typed["includes_comment"],
            until_on=typed["until_on"],
        )
