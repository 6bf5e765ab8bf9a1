"""The part matrices as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MatricesConfig(AppConfig):
    """Instruments, assessments, sharing, friction and common ground."""

    name = "rundtisch.matrices"

    def ready(self) -> None:
        """Bring the room of the matrices to the table, tell topics where they came from, release figures when due."""
        from rundtisch.foundation.jobs import daily
        from rundtisch.roundtables.ports import TableRoom, rooms, topic_origins

        from .queries import origins_of
        from .services import release_what_is_due

        pages = (
            "matrix_",
            "pair_",
            "rating_",
            "assessment_",
            "dimension_",
            "share_",
            "look_",
            "occasion_",
            "paper_",
            "history_",
            "second_view_",
        )
        rooms.append(TableRoom(_("Matrizen"), "matrix_list", 50, pages=pages))
        topic_origins.append(origins_of)
        daily.append(release_what_is_due)
