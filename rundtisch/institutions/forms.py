"""What is typed about institutions, functions, mandates and invitations."""

import json
from hashlib import sha256
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation import clock
from rundtisch.people.models import Person
from rundtisch.people.queries import person_at
from rundtisch.ui.forms import DateInput

from . import queries
from .models import AuthorityKind, Function, Institution, InstitutionKind, Municipality, Power
from .rules.functions import FUNCTIONS_OF
from .rules.school_kinds import SCHOOL_KINDS

SCHOOL_KIND_CHOICES = [("", _("keine Angabe")), *((kind.code, kind.label) for kind in SCHOOL_KINDS.values())]


def name_field() -> forms.CharField:
    """The name of a person."""
    return forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))


class FunctionForm(forms.Form):
    """A function that this kind of house has."""

    function = forms.ChoiceField(label=_("Funktion"))
    school_kinds = forms.MultipleChoiceField(
        label=_("Zuständig für Schulformen"),
        choices=[(kind.code, kind.label) for kind in SCHOOL_KINDS.values()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, institution: Institution, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = dict(Function.choices)
        choice = self.fields["function"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [(name, names[name]) for name in FUNCTIONS_OF[institution.kind]]
        if not institution.kind.startswith("supervision"):
            del self.fields["school_kinds"]


class InvitationForm(FunctionForm):
    """Whom to invite, to which function."""

    email = forms.EmailField(
        label=_("E-Mail-Adresse"),
        help_text=_(
            "Die persönliche dienstliche Adresse. Ein gemeinsames Postfach kann nur lesen und auf Termine antworten."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    name = name_field()
    field_order = ["name", "email", "function", "school_kinds"]


class AppointmentForm(FunctionForm):
    """Who takes a function without an invitation, and from when on."""

    email = forms.EmailField(label=_("E-Mail-Adresse des Kontos"))
    from_on = forms.DateField(label=_("ab"), widget=DateInput, initial=clock.today)
    field_order = ["email", "function", "school_kinds", "from_on"]

    def clean_email(self) -> Person:
        """The person behind the address."""
        person = person_at(self.cleaned_data["email"])
        if person is None:
            raise forms.ValidationError(_("Zu dieser Adresse gibt es kein Konto. Laden Sie die Person ein."))
        return person


class AcceptanceForm(forms.Form):
    """The name as one wants to be called, and a password for those who are new and want one."""

    name = name_field()
    password = forms.CharField(
        label=_("Passwort"),
        required=False,
        strip=False,
        max_length=200,
        help_text=_("Mindestens zwölf Zeichen. Ohne Passwort melden Sie sich mit Links per E-Mail an."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        if person.joined_at is not None:
            del self.fields["password"]

    def clean_password(self) -> str:
        """Refuse what is too short, too common or too close to the person."""
        password = str(self.cleaned_data["password"])
        if password:
            validate_password(password, self.person)
        return password


class LastDayForm(forms.Form):
    """From which day on something is no more."""

    on = forms.DateField(label=_("endet am"), widget=DateInput, initial=clock.today)


class MandateForm(forms.Form):
    """Whom a house entrusts with what, from when to when."""

    person = forms.ChoiceField(label=_("Person"))
    power = forms.ChoiceField(label=_("Wofür"), choices=Power.choices)
    from_on = forms.DateField(label=_("ab"), widget=DateInput, initial=clock.today)
    to_on = forms.DateField(label=_("bis einschließlich"), widget=DateInput, initial=clock.today)

    def __init__(self, by: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["person"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [("", _("Bitte wählen")), *queries.persons_to_entrust(by)]

    def clean_person(self) -> Person:
        """The chosen person."""
        return Person.objects.get(pk=UUID(self.cleaned_data["person"]))


KEPT = (
    "name",
    "short_name",
    "sign",
    "official_number",
    "school_kind",
    "authority_kind",
    "street",
    "postcode",
    "town",
    "email",
    "phone",
    "website",
)


class InstitutionForm(forms.Form):
    """What the directory says of an institution, and what it said when the page was opened."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, institution: Institution, typed: Any = None) -> None:
        self.known = forms.model_to_dict(institution, KEPT)
        super().__init__(typed, initial={**self.known, "seen": self._fingerprint})
        self.fields.update(forms.fields_for_model(Institution, KEPT))
        kinds = forms.ChoiceField(label=_("Schulform"), choices=SCHOOL_KIND_CHOICES, required=False)
        self.fields["school_kind"] = kinds
        if not institution.is_school:
            del self.fields["school_kind"]
        if not institution.is_authority:
            del self.fields["authority_kind"]

    @property
    def _fingerprint(self) -> str:
        return sha256(json.dumps(self.known, sort_keys=True).encode()).hexdigest()[:16]

    def clean(self) -> dict[str, Any]:
        """Show what somebody else wrote in the meantime, once; pressing again overwrites it knowingly."""
        typed: dict[str, Any] = super().clean() or {}
        if typed.pop("seen", "") == self._fingerprint:
            return typed
        theirs = [
            f"{self.fields[field].label}: {self.known[field] or '–'}"
            for field, words in typed.items()
            if words != self.known[field]
        ]
        self.data = {**{name: self.data[name] for name in self.data}, "seen": self._fingerprint}
        self.add_error(
            None,
            forms.ValidationError(
                _(
                    "Inzwischen hat jemand anderes diese Angaben geändert. Im Verzeichnis steht jetzt: %(theirs)s. "
                    "Ihre Eingaben stehen noch unten; wenn Sie noch einmal speichern, gelten sie."
                ),
                code="refused",
                params={"theirs": "; ".join(theirs) or "–"},
            ),
        )
        return typed


class FoundingForm(forms.Form):
    """A new institution of the directory."""

    kind = forms.ChoiceField(label=_("Art"), choices=InstitutionKind.choices)
    name = forms.CharField(label=_("Name"), max_length=240)
    short_name = forms.CharField(label=_("Kurzname"), max_length=80, required=False)
    official_number = forms.CharField(label=_("Amtliche Nummer"), max_length=12, required=False)
    ags = forms.CharField(
        label=_("Gemeindeschlüssel (AGS)"),
        max_length=8,
        required=False,
        help_text=_("acht Ziffern, zum Beispiel 05754008"),
    )
    school_kind = forms.ChoiceField(
        label=_("Schulform, wenn es eine Schule ist"),
        choices=SCHOOL_KIND_CHOICES,
        required=False,
    )
    authority_kind = forms.ChoiceField(
        label=_("Art des Trägers, wenn es ein Schulträger ist"),
        choices=[("", _("keine Angabe")), *AuthorityKind.choices],
        required=False,
    )
    email = forms.EmailField(label=_("Gemeinsame E-Mail-Adresse"), required=False)

    def clean_ags(self) -> Municipality | None:
        """The municipality with this key."""
        ags = self.cleaned_data["ags"]
        found = Municipality.objects.filter(ags=ags).first() if ags else None
        if ags and found is None:
            raise forms.ValidationError(_("Diesen Gemeindeschlüssel kennt das Verzeichnis nicht."))
        return found

    def clean(self) -> dict[str, Any]:
        """Only schools have a school kind, only authorities an authority kind."""
        typed: dict[str, Any] = super().clean() or {}
        for field, kind in (("school_kind", "school"), ("authority_kind", "school_authority")):
            if typed.get(field) and typed.get("kind") != kind:
                self.add_error(field, _("Das passt nicht zur gewählten Art."))
        return typed


class EndForm(LastDayForm):
    """The last day of an institution, and which one continues it."""

    successor = forms.CharField(
        label=_("Geht auf in (amtliche Nummer oder voller Name)"),
        required=False,
        help_text=_("Leer lassen, wenn nichts folgt."),
    )

    def __init__(self, institution: Institution, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.institution = institution

    def clean_successor(self) -> Institution | None:
        """The one institution that is meant."""
        words = self.cleaned_data["successor"].strip()
        if not words:
            return None
        found = queries.successors_for(self.institution, words)
        if len(found) != 1:
            raise forms.ValidationError(
                _("Das Verzeichnis kennt dazu keine oder mehrere Institutionen dieser Art. Nehmen Sie die Nummer.")
            )
        return found[0]
