"""The part institutions as a Django app."""

from django.apps import AppConfig


class InstitutionsConfig(AppConfig):
    """The directory: region, municipalities, institutions and who acts for them."""

    name = "rundtisch.institutions"
