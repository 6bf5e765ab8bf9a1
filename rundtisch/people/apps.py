"""The part people as a Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Persons, how they sign in, one-time links and the signed-in request."""

    name = "rundtisch.people"
