"""The codes of an app, and coming in without a door."""

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from rundtisch.people.models import Person


def code_of(secret: str) -> str:
    """What the app shows at this moment."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def come_in(client: Client, person: Person) -> None:
    """Sign in as somebody who has just shown who they are."""
    client.force_login(person)
    session = client.session
    session["account_authentication_methods"] = [{"method": "one_time_link", "at": time.time()}]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()
