"""How the sign-in library behaves in this house: no sign-up, our words, our mail, our sense of a recent sign-in."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from .doors import remember_language
from .letters import Letter, send_letter
from .models import Person

#: A sign-in of the last minutes counts as having just shown who one is.
RECENT_SECONDS = 300

#: What a person is told by mail when the second factor changes.
NEWS = {
    "mfa/email/totp_activated": gettext_lazy("Eine App für Einmalcodes wurde eingerichtet."),
    "mfa/email/totp_deactivated": gettext_lazy("Die App für Einmalcodes wurde entfernt."),
    "mfa/email/webauthn_added": gettext_lazy("Ein Passkey wurde hinzugefügt."),
    "mfa/email/webauthn_removed": gettext_lazy("Ein Passkey wurde entfernt."),
    "mfa/email/recovery_codes_generated": gettext_lazy("Neue Wiederherstellungscodes wurden erzeugt."),
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Accounts come by invitation only."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": gettext_lazy(
            "E-Mail-Adresse und Passwort passen nicht zusammen. Sie können sich auch einen Link schicken lassen."
        ),
        "incorrect_password": gettext_lazy("Das Passwort stimmt nicht."),
        "incorrect_code": gettext_lazy("Der Code stimmt nicht oder ist abgelaufen. Bitte nehmen Sie den nächsten."),
        "too_many_login_attempts": gettext_lazy(
            "Zu viele Versuche. Bitte warten Sie fünf Minuten oder lassen Sie sich einen Link schicken."
        ),
        "rate_limited": gettext_lazy("Zu viele Versuche. Bitte warten Sie einige Minuten."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up; people are invited."""
        return False

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Asked again who one is, unless one has just signed in."""
        request = context.request
        records = get_authentication_records(request, request.user)
        is_recent = bool(records) and time.time() - records[-1]["at"] < RECENT_SECONDS
        return not is_recent and bool(super().is_reauthentication_required(app=app))

    def post_login(self, request: HttpRequest, user: Person, **kwargs: Any) -> HttpResponse:
        """Continue in the person's language, unless this browser has chosen one."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            remember_language(response, user.language)
        return response

    def send_notification_mail(
        self, template_prefix: str, user: Person, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tell the person what changed in the account, as one of our letters."""
        news = NEWS.get(template_prefix)
        if news is None:
            return
        send_letter(
            to=user,
            letter=lambda: Letter(
                subject=_("Ihr Konto bei Rundtisch wurde geändert"),
                paragraphs=(str(news),),
                button=_("Mein Konto öffnen"),
                address=settings.BASE_URL + reverse("account"),
                closing=_("Waren Sie das nicht? Dann wenden Sie sich bitte sofort an Ihre Geschäftsstelle."),
            ),
        )


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # the library has no types
    """The second factor under the name of the product, with our words."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_generate_recovery_codes": gettext_lazy("Richten Sie zuerst eine App oder einen Passkey ein."),
    }

    def get_totp_issuer(self) -> str:
        """How the entry is called in the app."""
        return f"Rundtisch {settings.REGION_NAME}"

    def generate_authenticator_name(self, user: Person, type: str) -> str:
        """A name that the person may change."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return str(pgettext_lazy("Name eines Passkeys", "Passkey %(number)s") % {"number": number})
