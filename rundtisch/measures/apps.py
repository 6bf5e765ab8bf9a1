"""The part measures as a Django app."""

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    """Who does what until when."""

    name = "rundtisch.measures"
