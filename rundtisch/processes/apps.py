"""The part processes as a Django app."""

from django.apps import AppConfig


class ProcessesConfig(AppConfig):
    """How things go in each house, and where two houses wait for each other."""

    name = "rundtisch.processes"
