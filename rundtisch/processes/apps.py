"""The part processes as a Django app."""

from django.apps import AppConfig


class ProcessesConfig(AppConfig):
    """How things go in each house, and where two houses wait for each other."""

    name = "rundtisch.processes"

    def ready(self) -> None:
        """Lie in the room of the matrices, stand beside houses, and tell topics where they came from."""
        from django.utils.translation import gettext_lazy as _

        from rundtisch.foundation.ports import searchable
        from rundtisch.institutions.ports import companions
        from rundtisch.roundtables.ports import TableRoom, rooms, topic_origins

        from .indexing import SEARCHABLE
        from .queries import companions_of_houses, origins_of

        rooms.append(TableRoom(_("Abläufe"), "process_list", 55, pages=("process_",), within="matrix_list"))
        companions.append(companions_of_houses)
        topic_origins.append(origins_of)
        searchable.append(SEARCHABLE)
