"""What is typed about process descriptions, their steps and shares."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rundtisch.agreements.models import Agreement
from rundtisch.institutions.models import Institution
from rundtisch.matrices.queries import library
from rundtisch.people.models import Person
from rundtisch.roundtables.queries import Opening, SharingChoices
from rundtisch.roundtables.rules.audience import Audience
from rundtisch.ui.forms import DateInput

from .models import ProcessDescription, ProcessKind, ProcessStep
from .rules.day_of_year import DayOfYear, day_of_year
from .services import StepWords


class BeginningForm(forms.Form):
    """Beginning a description, with the steps of the template or without."""

    kind = forms.ChoiceField(label=_("Was möchten Sie beschreiben?"), choices=ProcessKind.choices)
    title = forms.CharField(
        label=_("Titel"), max_length=120, required=False, help_text=_("Ohne Titel gilt der Titel der Vorlage.")
    )
    with_template = forms.BooleanField(label=_("Mit einer Vorlage beginnen"), required=False, initial=True)


class DescriptionForm(forms.Form):
    """The words and links of a description."""

    title = forms.CharField(label=_("Titel"), max_length=120)
    purpose = forms.CharField(label=_("Worum geht es?"), max_length=300, required=False)
    contact = forms.CharField(
        label=_("Wen kann man fragen?"),
        max_length=160,
        required=False,
        help_text=_("Am besten eine Funktion und ein Weg, zum Beispiel: Sekretariat, Telefon 0123"),
    )
    dimensions = forms.MultipleChoiceField(
        label=_("Gehört zu Kategorien der Matrix"), required=False, widget=forms.CheckboxSelectMultiple
    )
    agreements = forms.ModelMultipleChoiceField(
        label=_("Folgt Vereinbarungen"),
        queryset=Agreement.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, person: Person, description: ProcessDescription, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = description.institution.kind
        dimensions, agreements = self.fields["dimensions"], self.fields["agreements"]
        assert isinstance(dimensions, forms.MultipleChoiceField)  # noqa: S101 - narrows the type
        assert isinstance(agreements, forms.ModelMultipleChoiceField)  # noqa: S101 - narrows the type
        dimensions.choices = [
            (one.key, one.heading)
            for sheet in library().newest
            if sheet.institution_kind == kind
            for one in sheet.dimensions
        ]
        agreements.queryset = Agreement.objects.visible_to(person).in_force()

    @staticmethod
    def beginning_with(description: ProcessDescription) -> dict[str, Any]:
        """What stands there now."""
        return {
            "title": description.title,
            "purpose": description.purpose,
            "contact": description.contact,
            "dimensions": list(description.dimensions.values_list("dimension_key", flat=True)),
            "agreements": list(description.agreements.values_list("agreement_id", flat=True)),
            "version": description.version,
        }


class DayOfYearField(forms.CharField):
    """A day that comes every year, typed as 15.9."""

    def clean(self, value: Any) -> Any:
        """The day, or nothing."""
        try:
            return day_of_year(super().clean(value))
        except ValueError:
            raise forms.ValidationError(_("Bitte schreiben Sie Tag und Monat, zum Beispiel 15.9.")) from None


class StepForm(forms.Form):
    """One step."""

    what = forms.CharField(label=_("Was geschieht?"), max_length=160)
    who = forms.CharField(label=_("Wer?"), max_length=120, required=False)
    how_long = forms.CharField(label=_("Wie lange dauert es?"), max_length=80, required=False)
    needed = forms.CharField(label=_("Was wird gebraucht?"), max_length=200, required=False)
    contact = forms.CharField(label=_("Kontakt"), max_length=120, required=False)
    earliest = DayOfYearField(
        label=_("Frühester Tag im Jahr"), required=False, max_length=12, help_text=_("Zum Beispiel: 1.2.")
    )
    latest = DayOfYearField(
        label=_("Spätester Tag im Jahr"), required=False, max_length=12, help_text=_("Zum Beispiel: 15.9.")
    )
    waits_for_words = forms.CharField(
        label=_("Worauf wartet dieser Schritt?"),
        max_length=160,
        required=False,
        help_text=_("Nur wenn die andere Seite erst etwas tun muss, zum Beispiel: Zusage des Schulträgers"),
    )
    waits_for = forms.ChoiceField(label=_("Auf welchen Schritt des anderen Hauses?"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, awaited: list[ProcessStep], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.awaited = {str(step.pk): step for step in awaited}
        field = self.fields["waits_for"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows the type
        field.choices = [
            ("", "–"),
            *(
                (key, f"{one.description.institution.label}: {one.position}. {one}")
                for key, one in self.awaited.items()
            ),
        ]

    @staticmethod
    def beginning_with(step: ProcessStep) -> dict[str, Any]:
        """What stands there now."""
        plain = ("what", "who", "how_long", "needed", "contact", "waits_for_words")
        days: dict[str, DayOfYear | None] = {"earliest": step.earliest, "latest": step.latest}
        return {
            **{name: getattr(step, name) for name in plain},
            **{name: str(day) if day else "" for name, day in days.items()},
            "waits_for": str(step.waits_for_id or ""),
            "version": step.description.version,
        }

    def words(self) -> StepWords:
        """What the act takes."""
        typed = {**self.cleaned_data}
        typed.pop("version")
        return StepWords(**{**typed, "waits_for": self.awaited.get(typed["waits_for"])})


class ProcessShareForm(forms.Form):
    """Opening a description to one audience."""

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
    from_on = forms.DateField(label=_("ab"), required=False, widget=DateInput())
    until_on = forms.DateField(label=_("bis einschließlich"), required=False, widget=DateInput())

    def __init__(self, choices: SharingChoices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = choices
        audience = self.fields["audience"]
        assert isinstance(audience, forms.ChoiceField)  # noqa: S101 - narrows the type
        audience.choices = [
            *choices.audiences_of_tables,
            (Audience.NAMED.value, _("einzelne Häuser oder Personen")),
            (Audience.PUBLIC.value, _("öffentlich")),
        ]
        for name, found in (("institutions", choices.institutions), ("persons", choices.persons)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101 - narrows the type
            field.queryset = found

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
            from_on=typed["from_on"],
            until_on=typed["until_on"],
        )
