"""The part roundtables as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RoundTablesConfig(AppConfig):
    """The round table: who takes part, its ground rules, its topics."""

    name = "rundtisch.roundtables"

    def ready(self) -> None:
        """Open the rooms of the table that belong to this part."""
        from rundtisch.foundation.ports import searchable
        from rundtisch.institutions import ports as directory_ports

        from . import directory
        from .indexing import SEARCHABLE
        from .ports import TableRoom, rooms

        directory_ports.houses_met.append(directory.houses_met)
        directory_ports.companions.append(directory.seats_of_houses)
        directory_ports.merge_steps.append(directory.hand_over_seats)

        rooms += [
            TableRoom(_("Überblick"), "table_detail", 10),
            TableRoom(_("Themen"), "topic_list", 20, pages=("topic_",)),
            TableRoom(_("Mitglieder"), "member_list", 90, pages=("member_", "participation_", "ground_rules")),
        ]
        searchable.append(SEARCHABLE)
