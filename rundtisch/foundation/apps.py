"""The part foundation as a Django app."""

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    """What every part stands on: refusals, permission rules, the clock, mail; knows nothing of the field."""

    name = "rundtisch.foundation"
