"""The part matrices as a Django app."""

from django.apps import AppConfig


class MatricesConfig(AppConfig):
    """Where we stand: instruments, assessments, sharing, friction."""

    name = "rundtisch.matrices"
