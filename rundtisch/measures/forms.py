"""What is typed about measures."""

from typing import Any
from uuid import UUID

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rundtisch.institutions.models import Institution
from rundtisch.institutions.queries import holiday_warning
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable
from rundtisch.ui.forms import LAST_VERSION, DateInput, TextArea, Versioned

from .models import Measure, MeasureState
from .queries import houses_to_entrust, people_to_name

LONGEST_NOTE = 4000


class MeasureForm(Versioned):
    """What a house does until when; the version tells whether somebody else changed it meanwhile."""

    title = forms.CharField(
        label=_("Was wird getan?"), max_length=200, help_text=_("Zum Beispiel: Ablauf Geräteübergabe beschreiben")
    )
    responsible_institution = forms.ChoiceField(label=_("Zuständiges Haus"))
    function = forms.CharField(
        label=_("Funktion oder Gruppe"),
        max_length=160,
        required=False,
        help_text=_("Zum Beispiel: Schul-IT der Stadt"),
    )
    responsible_person = forms.ChoiceField(label=_("Zuständige Person"), required=False)
    due_on = forms.DateField(
        label=_("Bis wann?"),
        required=False,
        widget=DateInput(
            {
                "hx-get": reverse_lazy("due_date_warning"),
                "hx-trigger": "change",
                "hx-include": "this",
                "hx-target": "#due-warning",
            }
        ),
    )
    note = forms.CharField(
        label=pgettext_lazy("measure", "Hinweis"), max_length=LONGEST_NOTE, required=False, widget=TextArea(rows=3)
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=LAST_VERSION)

    def __init__(
        self, person: Person, table: RoundTable, *args: Any, standing: Institution | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        houses = houses_to_entrust(person, table)
        if standing is not None and standing.pk not in dict(houses):
            houses.append((standing.pk, standing.name))
        chosen = [(str(house), name) for house, name in houses]
        self._choose_from("responsible_institution", chosen if len(chosen) == 1 else [("", _("bitte wählen")), *chosen])
        self._choose_from("responsible_person", [("", _("noch niemand benannt")), *people_to_name(houses)])

    def _choose_from(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows the type
        field.choices = choices

    @classmethod
    def beginning_with(cls, measure: Measure) -> dict[str, Any]:
        """What the form begins with when a measure is changed."""
        return {
            "title": measure.title,
            "responsible_institution": str(measure.responsible_institution_id),
            "responsible_person": str(measure.responsible_person_id or ""),
            "function": measure.function,
            "due_on": measure.due_on,
            "note": measure.note,
            "version": measure.version,
        }

    def clean_responsible_institution(self) -> Institution:
        """The house behind the choice."""
        return Institution.objects.get(pk=UUID(self.cleaned_data["responsible_institution"]))

    def clean_responsible_person(self) -> Person | None:
        """The person behind the choice."""
        key = self.cleaned_data["responsible_person"]
        return Person.objects.get(pk=UUID(key)) if key else None

    @property
    def due_warning(self) -> str:
        """What to think of before it is due on the day that stands in the field."""
        return holiday_warning(self.due_on_shown())

    def due_on_shown(self) -> Any:
        """The day in the field, if it is one."""
        try:
            return self.fields["due_on"].clean(self["due_on"].value())
        except forms.ValidationError:
            return None

    def words(self) -> dict[str, Any]:
        """What the service takes to write down a measure."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class ProgressForm(forms.Form):
    """How far a measure is."""

    state = forms.ChoiceField(
        label=pgettext_lazy("measure", "Stand"),
        choices=[(one.value, one.label) for one in (MeasureState.RUNNING, MeasureState.WAITING)],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Wie weit sind Sie?"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=TextArea(rows=3),
        help_text=_("Ein Satz genügt. Alle am Tisch lesen ihn."),
    )
