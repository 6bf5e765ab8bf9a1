"""The part sample as a Django app."""

from django.apps import AppConfig


class SampleConfig(AppConfig):
    """Emsbrück, the made-up region, built only through services."""

    name = "rundtisch.sample"
