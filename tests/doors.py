"""Coming in for a test: a browser in which somebody is signed in."""

from allauth.mfa.models import Authenticator
from django.test import Client

from rundtisch.people.models import Person


def signed_in(person: Person) -> Client:
    """A browser in which the person is signed in, with the second factor that some tasks need."""
    Authenticator.objects.get_or_create(user=person, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "-"}})
    client = Client()
    client.force_login(person)
    return client
