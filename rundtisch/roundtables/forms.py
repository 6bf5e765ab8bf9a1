"""What is typed about tables, members and topics."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from rundtisch.institutions.models import Institution, InstitutionKind, Municipality

from .models import GroundRules, ParticipationKind, RoundTable, Topic
from .queries import SeatProposal, seats_proposed_for


class MunicipalitySearch(forms.Form):
    """The first step: the municipality."""

    words = forms.CharField(label=_("Kommune"), max_length=80, help_text=_("Name oder Anfang des Namens"))


class TableForm(forms.Form):
    """The second step: the table with its seats."""

    name = forms.CharField(label=_("Name des Tisches"), max_length=160)
    rhythm = forms.CharField(
        label=_("Rhythmus"),
        max_length=200,
        required=False,
        help_text=_("Zum Beispiel: etwa alle drei Monate, dienstags nachmittags"),
    )
    authorities = forms.ModelMultipleChoiceField(
        label=_("Welche Schulträger entscheiden mit?"),
        queryset=Institution.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Vorgeschlagen sind alle, denen eine Schule der Kommune gehört. Jedes Haus hat eine Stimme."),
    )
    schools = forms.ModelMultipleChoiceField(
        label=_("Welche Schulen entscheiden mit?"),
        queryset=Institution.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Vorgeschlagen sind alle Schulen der Kommune."),
    )
    coordinator = forms.ModelChoiceField(label=_("Geschäftsstelle"), queryset=Institution.objects.none())
    facilitator = forms.ModelChoiceField(
        label=_("Externe Moderation"), queryset=Institution.objects.none(), required=False
    )
    advisers = forms.ModelMultipleChoiceField(
        label=_("Wer berät?"),
        queryset=Institution.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Schulaufsicht und Medienberatung. Sie sehen nur, was mit dem Tisch geteilt wird."),
    )

    def __init__(self, municipality: Municipality, offices: frozenset[UUID], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        houses = [proposal.institution for proposal in seats_proposed_for(municipality)]
        for name, kind in (("authorities", InstitutionKind.SCHOOL_AUTHORITY), ("schools", InstitutionKind.SCHOOL)):
            proposed = [house.pk for house in houses if house.kind == kind]
            self._set(name, Institution.objects.filter(pk__in=proposed).order_by("sort_name"))
            self.initial.setdefault(name, proposed)
        self._set("coordinator", Institution.objects.filter(pk__in=offices))
        self._set("facilitator", Institution.objects.filter(kind=InstitutionKind.FACILITATION))
        advising = [InstitutionKind.SUPERVISION_LOWER, InstitutionKind.SUPERVISION_UPPER, InstitutionKind.MEDIA_ADVICE]
        self._set("advisers", Institution.objects.filter(kind__in=advising))
        self.initial.setdefault("name", _("Runder Tisch %(place)s") % {"place": municipality.name})
        self.initial.setdefault("coordinator", next(iter(offices), None))

    def _set(self, name: str, choices: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - narrows the type
        field.queryset = choices

    def clean(self) -> None:
        """A table without anybody who decides is none."""
        if not (self.cleaned_data.get("authorities") or self.cleaned_data.get("schools")):
            self.add_error("schools", _("Bitte wählen Sie mindestens ein Haus, das mitentscheidet."))

    def proposals(self) -> list[SeatProposal]:
        """The seats as they were ticked, leading houses at the end."""
        chosen = self.cleaned_data
        deciding = [*chosen["schools"], *chosen["authorities"]]
        seats = [SeatProposal(one, ParticipationKind.DECIDES) for one in deciding]
        seats += [SeatProposal(one, ParticipationKind.ADVISES) for one in chosen["advisers"]]
        if chosen["facilitator"]:
            seats.append(SeatProposal(chosen["facilitator"], ParticipationKind.FACILITATES))
        return [*seats, SeatProposal(chosen["coordinator"], ParticipationKind.COORDINATES)]


class SeatForm(forms.Form):
    """A further institution at the table."""

    number = forms.CharField(
        label=_("Name oder amtliche Nummer"),
        max_length=240,
        help_text=_("So, wie die Institution im Verzeichnis steht"),
    )
    kind = forms.ChoiceField(label=_("Wie nimmt sie teil?"), choices=ParticipationKind.choices)

    def clean_number(self) -> Institution:
        """Find the institution by its number or its exact name."""
        words = self.cleaned_data["number"].strip()
        found = list(Institution.objects.filter(official_number=words)[:2]) or list(
            Institution.objects.filter(name__iexact=words)[:2]
        )
        if len(found) != 1:
            raise forms.ValidationError(
                _(
                    "Diese Institution wurde nicht gefunden. "
                    "Bitte suchen Sie im Verzeichnis und tragen Sie ihre Nummer ein."
                )
                if not found
                else _("Mehrere Institutionen heißen so. Bitte tragen Sie die amtliche Nummer ein.")
            )
        return found[0]


class GroundRulesForm(forms.ModelForm):  # type: ignore[type-arg]  # Django itself has no such argument
    """A new version of the ground rules."""

    class Meta:
        model = GroundRules
        fields = ["text", "coordinator_may_decide", "stating_institution"]
        widgets = {"text": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, table: RoundTable, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["stating_institution"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - narrows the type
        field.queryset = Institution.objects.filter(participations__table=table, participations__to_on=None).distinct()
        field.required = False


class TopicForm(forms.ModelForm):  # type: ignore[type-arg]  # Django itself has no such argument
    """A topic in words; the version tells whether somebody else changed it meanwhile."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=1)

    class Meta:
        model = Topic
        fields = ["title", "description", "kind", "version"]
        widgets = {"description": forms.Textarea(attrs={"rows": 4})}
