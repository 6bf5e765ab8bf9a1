"""What is typed at the doors and on the account page."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from .models import Person


def email_field() -> forms.EmailField:
    """The address by which a person signs in."""
    return forms.EmailField(
        label=_("E-Mail-Adresse"), widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True})
    )


class SignInForm(forms.Form):
    """Address and password, or the address alone for a link by mail."""

    email = email_field()
    password = forms.CharField(
        label=_("Passwort"),
        strip=False,
        max_length=200,
        help_text=_("Nur nötig, wenn Sie sich mit Passwort anmelden."),
        error_messages={"required": _("Bitte geben Sie Ihr Passwort ein oder lassen Sie sich einen Link schicken.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].required = not self.wants_link

    @property
    def way(self) -> str:
        """Which button was pressed: password, link or new_password."""
        return str(self.data.get("way", "password"))

    @property
    def wants_link(self) -> bool:
        """Whether a link by mail is asked for, to sign in or to set a password."""
        return self.way in {"link", "new_password"}


class NewPasswordForm(forms.Form):
    """A new password."""

    password = forms.CharField(
        label=_("Neues Passwort"),
        strip=False,
        max_length=200,
        help_text=_(
            "Mindestens zwölf Zeichen. Drei oder vier Wörter, die nicht zusammengehören, sind ein gutes Passwort."
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        """Refuse what is too short, too common or too close to the person."""
        password = str(self.cleaned_data["password"])
        validate_password(password, self.person)
        return password


class AccountForm(forms.Form):
    """How one is called, and in which language."""

    name = forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    language = forms.ChoiceField(label=_("Sprache"), choices=settings.LANGUAGES)


class FirstAccountForm(forms.Form):
    """Name and address of the first operator."""

    name = forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = email_field()
