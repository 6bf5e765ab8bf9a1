"""What is typed to ask for a second view. Shape only; the acts decide."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation import clock
from rundtisch.institutions.models import Institution
from rundtisch.people.models import Person
from rundtisch.ui.forms import DateInput, TextArea

from .queries import AssessmentPage, SharingChoices
from .services import Asked

_USUAL = timedelta(days=21)


class SecondViewDeadlineForm(forms.Form):
    """Another day until which the adviser may answer."""

    until_on = forms.DateField(label=_("bis einschließlich"), widget=DateInput)


class SecondViewForm(SecondViewDeadlineForm):
    """Whom the house asks, about which dimensions, until when, and whether its own stages are shown."""

    adviser = forms.ChoiceField(label=_("Wen bitten Sie?"))
    dimensions = forms.MultipleChoiceField(label=_("Zu welchen Kategorien?"), widget=forms.CheckboxSelectMultiple)
    question = forms.CharField(
        label=_("Was möchten Sie wissen?"), required=False, max_length=2000, widget=TextArea(rows=2)
    )
    shows_stages = forms.BooleanField(
        label=_("Unsere festgehaltenen Stände zeigen"),
        required=False,
        help_text=_("Ohne Häkchen schätzt die Zweitsicht unabhängig ein. Nicht Festgehaltenes sieht niemand."),
    )
    field_order = ("adviser", "dimensions", "question", "shows_stages", "until_on")

    def __init__(self, page: AssessmentPage, choices: SharingChoices, *args: Any, **kwargs: Any) -> None:
        focus = [line.dimension.key for line in page.lines if line.is_focus]
        initial = {"dimensions": focus, "until_on": clock.today() + _USUAL}
        super().__init__(*args, **{"initial": initial, **kwargs})
        self.offered: dict[str, Institution | Person] = {
            **{f"person:{one.pk}": one for one in choices.persons},
            **{f"house:{one.pk}": one for one in choices.institutions},
        }
        for name, offered in (
            ("adviser", [("", "–"), *((key, str(one)) for key, one in self.offered.items())]),
            ("dimensions", [(line.dimension.key, line.dimension.heading) for line in page.lines]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows the type
            field.choices = offered

    @property
    def chosen(self) -> Institution | Person:
        """The person or house that is asked."""
        return self.offered[self.cleaned_data["adviser"]]

    def asked(self) -> Asked:
        """What the act takes."""
        typed = self.cleaned_data
        return Asked(typed["dimensions"], typed["until_on"], typed["shows_stages"], typed["question"])
