"""The part paper as a Django app."""

from django.apps import AppConfig


class PaperConfig(AppConfig):
    """A described document in; tagged PDF and ODT out."""

    name = "rundtisch.paper"
