"""The part writing as a Django app."""

from django.apps import AppConfig


class WritingConfig(AppConfig):
    """Joint text: one text, many hands, never overwritten silently."""

    name = "rundtisch.writing"
