"""The part agreements as a Django app."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """What was agreed, and its way into each house."""

    name = "rundtisch.agreements"
