"""The part measures as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeasuresConfig(AppConfig):
    """Who does what until when."""

    name = "rundtisch.measures"

    def ready(self) -> None:
        """Open the room of the measures, stand beside agreements, and speak up in meetings."""
        from rundtisch.agreements import ports as agreements
        from rundtisch.foundation.jobs import daily
        from rundtisch.foundation.ports import searchable
        from rundtisch.institutions import ports as directory
        from rundtisch.matrices import ports as matrices
        from rundtisch.meetings import ports as meetings
        from rundtisch.meetings.models import OutcomeKind
        from rundtisch.people.ports import account_sections
        from rundtisch.roundtables.ports import TableRoom, rooms

        from . import queries, services
        from .indexing import SEARCHABLE

        rooms.append(TableRoom(_("Schwerpunkte und Maßnahmen"), "measure_list", 60, pages=("measure_",)))
        agreements.companions.append(queries.chain_of_agreement)
        agreements.house_tasks.append(queries.tasks_of_house)
        directory.companions.append(queries.commitments_of_houses)
        matrices.companions.append(queries.companions_of_house)
        meetings.agenda_proposals.append(queries.agenda_proposals)
        meetings.beside_items.append(queries.beside_items)
        meetings.minutes_sections.append(queries.minutes_sections)
        meetings.item_acts.append(queries.item_acts)
        meetings.outcome_kinds.append(
            meetings.OutcomeKindOffer(OutcomeKind.MEASURE, _("Maßnahme daraus machen"), "measure_from_outcome")
        )
        searchable.append(SEARCHABLE)
        account_sections.append(queries.account_sections)
        daily.append(services.send_reminders)
