"""What is typed about assessments: answers, periods, shares. Shape only; the acts decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from rundtisch.ui.forms import DateInput, TextArea

from .models import MOST_BY_CODE, AssessmentKind
from .queries import AskedArea, AskedDimension, InquiryPage, StageWord, answer_in_words
from .rules.ratings import Answer
from .services import FocusChoice, GivenAnswer, Invited

_MOST_LETTERS = 4000
_MOST_LETTERS_OF_A_NAME = 80
_OTHER_ANSWERS = (Answer.NOT_APPLICABLE, Answer.CANNOT_JUDGE)
_TOO_LONG = _("Der Text ist zu lang. Bitte kürzen Sie ihn auf höchstens 4000 Zeichen.")


class PeriodForm(forms.Form):
    """Beginning an assessment, full or as a pulse."""

    kind = forms.ChoiceField(choices=AssessmentKind.choices, required=False, widget=forms.HiddenInput)
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
    target_on = forms.DateField(
        label=_("bis wann"),
        required=False,
        widget=DateInput,
        help_text=_("Oft genügt das Ende eines Schuljahres."),
    )
    support = forms.CharField(
        label=_("Was brauchen Sie dafür?"),
        required=False,
        max_length=_MOST_LETTERS,
        widget=TextArea(rows=2),
        help_text=_("Zum Beispiel eine Fortbildung, Zeit, Geräte oder jemanden, der begleitet."),
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


class DeadlineForm(forms.Form):
    """Until when perspectives are taken."""

    until_on = forms.DateField(label=_("Antworten möglich bis einschließlich"), widget=DateInput)


class InquiryForm(DeadlineForm):
    """Beginning to ask in the house: whom, until when, and whether anonymously."""

    groups = forms.MultipleChoiceField(
        label=_("Welche Gruppen fragen Sie?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            (name, name)
            for name in (_("Steuergruppe"), _("Kollegium"), _("IT und Support"), _("Gebäude"), _("Finanzen"))
        ],
    )
    own_groups = forms.CharField(
        label=_("Weitere Gruppen"),
        required=False,
        max_length=800,
        widget=TextArea(rows=2),
        help_text=_("Je Zeile ein Name, zum Beispiel: Mensa und Ganztag"),
    )
    way = forms.ChoiceField(
        label=_("Sieht Ihr Haus, wer was gesagt hat?"),
        widget=forms.RadioSelect,
        choices=[
            ("named", _("Ja: Ihr Haus sieht nach der Frist, wer wie geantwortet hat.")),
            ("anonymous", _("Nein: anonym. Nichts verbindet Einladung und Antwort.")),
        ],
        help_text=_("Das gilt ab jetzt und lässt sich nicht mehr ändern."),
    )
    field_order = ("groups", "own_groups", "way", "until_on")

    def clean_own_groups(self) -> list[str]:
        """One name a line."""
        names = [line.strip() for line in self.cleaned_data["own_groups"].splitlines() if line.strip()]
        if any(len(name) > _MOST_LETTERS_OF_A_NAME for name in names):
            raise forms.ValidationError(_("Bitte nennen Sie jede Gruppe mit höchstens 80 Zeichen."))
        return names

    def asked(self) -> dict[str, Any]:
        """What the act takes."""
        typed = self.cleaned_data
        return {
            "groups": [*typed["groups"], *typed["own_groups"]],
            "until_on": typed["until_on"],
            "is_anonymous": typed["way"] == "anonymous",
        }


class OfGroupForm(forms.Form):
    """Something for one group of the inquiry."""

    group = forms.ChoiceField(label=_("Gruppe"))

    def __init__(self, page: InquiryPage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["group"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows the type
        field.choices = [(str(group.id), group.name) for group in page.groups]


class PerspectiveInvitationForm(OfGroupForm):
    """Personal links for several people at once."""

    people = forms.CharField(
        label=_("Wen laden Sie ein?"),
        max_length=6000,
        widget=TextArea(rows=4),
        help_text=_("Je Zeile eine Person: Name; E-Mail-Adresse. Ohne Adresse erhalten Sie einen Link zum Ausdrucken."),
    )

    def clean_people(self) -> list[Invited]:
        """Name and address of each line."""
        return [self._invited(line) for line in self.cleaned_data["people"].splitlines() if line.strip()]

    def _invited(self, line: str) -> Invited:
        name, _semicolon, email = (part.strip() for part in line.partition(";"))
        if not name or "@" in name or len(name) > _MOST_LETTERS_OF_A_NAME:
            raise forms.ValidationError(
                _("Bitte beginnen Sie jede Zeile mit einem Namen (höchstens 80 Zeichen): „%(line)s“"),
                params={"line": line[:100]},
            )
        try:
            return Invited(name, forms.EmailField(required=False).clean(email))
        except forms.ValidationError as error:
            raise forms.ValidationError(
                _("„%(email)s“ ist keine E-Mail-Adresse. Bitte schreiben Sie: Name; E-Mail-Adresse"),
                params={"email": email[:100]},
            ) from error


class GroupCodeForm(OfGroupForm):
    """A code for a whole group."""

    most = forms.IntegerField(
        label=_("Für höchstens wie viele Perspektiven?"), min_value=1, max_value=MOST_BY_CODE, initial=20
    )


@dataclass(frozen=True)
class AskedRow:
    """A question with what stands in the form, and with what is stored if that is something else."""

    dimension: AskedDimension
    choice: str
    comment: BoundField
    errors: list[str]
    stored: str


class PerspectiveForm(forms.Form):
    """All questions on one page; whatever is missing stays open."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    page = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    mark = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, areas: tuple[AskedArea, ...], stored: Mapping[str, GivenAnswer], *args: Any, **kw: Any) -> None:
        kw.setdefault("initial", {}).update(
            {f"comment-{key}": given.comment for key, given in stored.items()}
            | {f"choice-{key}": _choice_of(given) for key, given in stored.items()}
        )
        super().__init__(*args, **kw)
        self.areas, self.stored = areas, stored
        self.keys = [dimension.key for area in areas for dimension in area.dimensions]
        self.stages = {one.key: {str(stage.value) for stage in one.stages} for area in areas for one in area.dimensions}
        for key in self.keys:
            self.fields[f"choice-{key}"] = forms.CharField(required=False, max_length=20)
            self.fields[f"comment-{key}"] = forms.CharField(
                label=_("Kommentar oder Beispiel"),
                required=False,
                max_length=_MOST_LETTERS,
                widget=TextArea(rows=2),
                error_messages={"max_length": _TOO_LONG},
            )

    def clean(self) -> dict[str, Any]:
        """Each choice is a stage, one of the other answers, or nothing yet."""
        typed = super().clean() or {}
        for key in self.keys:
            if typed.get(f"choice-{key}", "") not in {"", *self.stages[key], *_OTHER_ANSWERS}:
                self.add_error(f"choice-{key}", _("Diese Antwort gibt es nicht. Bitte wählen Sie eine der gezeigten."))
        return typed

    def answers(self) -> dict[str, GivenAnswer]:
        """What the act takes: only what the page asked; a comment counts before a stage is chosen."""
        return {key: self._given(key) for key in self.keys if {f"choice-{key}", f"comment-{key}"} & set(self.data)}

    def _given(self, key: str) -> GivenAnswer:
        choice, comment = self.cleaned_data[f"choice-{key}"], self.cleaned_data[f"comment-{key}"]
        if choice in self.stages[key]:
            return GivenAnswer(Answer.STAGE.value, int(choice), comment)
        return GivenAnswer(choice, None, comment)

    def rows(self) -> list[tuple[AskedArea, list[AskedRow]]]:
        """The questions by area as the page shows them."""
        return [(area, [self._row(dimension) for dimension in area.dimensions]) for area in self.areas]

    def _row(self, dimension: AskedDimension) -> AskedRow:
        choice, comment = self[f"choice-{dimension.key}"], self[f"comment-{dimension.key}"]
        stored = self.stored.get(dimension.key, GivenAnswer())
        is_other = self.is_bound and ((choice.value() or ""), (comment.value() or "")) != (
            _choice_of(stored),
            stored.comment,
        )
        words = f"{_answer_in_words(dimension, stored)} {stored.comment}".strip() if is_other else ""
        return AskedRow(dimension, choice.value() or "", comment, [*choice.errors, *comment.errors], words)


def _choice_of(given: GivenAnswer) -> str:
    return str(given.stage) if given.stage is not None else given.answer


def _answer_in_words(dimension: AskedDimension, given: GivenAnswer) -> str:
    if not given.answer:
        return str(_("keine Angabe"))
    words = (f"{stage.value} {stage.label}" for stage in dimension.stages if stage.value == given.stage)
    return next(words, None) or answer_in_words(given.answer)
