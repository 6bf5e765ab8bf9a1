"""The part interop as a Django app."""

from django.apps import AppConfig


class InteropConfig(AppConfig):
    """Registers and other formats in and out."""

    name = "rundtisch.interop"
