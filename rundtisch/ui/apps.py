"""The part ui as a Django app."""

from django.apps import AppConfig


class UIConfig(AppConfig):
    """How pages look: frame, components, form fields, the table figure. Knows nothing of the field."""

    name = "rundtisch.ui"
