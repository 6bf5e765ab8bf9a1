"""The part people as a Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Persons, how they sign in, one-time links and the signed-in request."""

    name = "rundtisch.people"

    def ready(self) -> None:
        """Let what is over be forgotten."""
        from rundtisch.foundation.jobs import daily

        from .housekeeping import forget_old_links, forget_old_sessions

        daily.extend((forget_old_links, forget_old_sessions))
