"""The part journal as a Django app."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Who did what about which thing, and when."""

    name = "rundtisch.journal"
