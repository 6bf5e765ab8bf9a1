"""The part desk as a Django app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Each person's start page; puts all parts together."""

    name = "rundtisch.desk"
