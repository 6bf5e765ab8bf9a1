"""The part processes as a Django app."""

from django.apps import AppConfig


class ProcessesConfig(AppConfig):
    """How things go in each house, and where two houses wait for each other."""

    name = "rundtisch.processes"

    def ready(self) -> None:
        """Stand beside houses in the directory, and tell topics where they came from."""
        from rundtisch.institutions.ports import companions
        from rundtisch.roundtables.ports import topic_origins

        from .queries import companions_of_houses, origins_of

        companions.append(companions_of_houses)
        topic_origins.append(origins_of)
