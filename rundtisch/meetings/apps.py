"""The part meetings as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    """Meetings: invitation, agenda, attendance, minutes, outcomes."""

    name = "rundtisch.meetings"

    def ready(self) -> None:
        """Open the room of the table that belongs to this part."""
        from rundtisch.foundation.ports import searchable
        from rundtisch.roundtables.ports import TableRoom, rooms, topic_acts, topic_companions

        from .indexing import SEARCHABLE
        from .queries import agendas_for, meetings_about

        pages = ("meeting", "agenda_item", "minutes", "attendance", "outcome")
        rooms.append(TableRoom(_("Sitzungen"), "meeting_list", 30, pages=pages))
        searchable.append(SEARCHABLE)
        topic_companions.append(meetings_about)
        topic_acts.append(agendas_for)
