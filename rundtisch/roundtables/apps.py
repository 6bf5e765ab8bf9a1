"""The part roundtables as a Django app."""

from django.apps import AppConfig


class RoundTablesConfig(AppConfig):
    """The round table: who takes part, its ground rules, its topics."""

    name = "rundtisch.roundtables"
