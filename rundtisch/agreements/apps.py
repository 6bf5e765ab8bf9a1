"""The part agreements as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgreementsConfig(AppConfig):
    """What was agreed, and its way into each house."""

    name = "rundtisch.agreements"

    def ready(self) -> None:
        """Open the room of the agreements, stand beside rounds, and speak up in meetings."""
        from rundtisch.consensus import ports as consensus
        from rundtisch.foundation.ports import searchable
        from rundtisch.institutions import ports as directory
        from rundtisch.matrices import ports as matrices
        from rundtisch.meetings import ports as meetings
        from rundtisch.meetings.models import OutcomeKind
        from rundtisch.roundtables.ports import TableRoom, rooms

        from . import queries
        from .indexing import SEARCHABLE

        pages = ("agreement_", "proposal_", "adoption_", "resolution_", "procedure_", "round_", "voice_")
        rooms.append(TableRoom(_("Vereinbarungen"), "agreement_list", 40, pages=pages))
        searchable.append(SEARCHABLE)
        consensus.companions.append(queries.companions)
        directory.companions.append(queries.sessions_of_houses)
        matrices.companions.append(queries.companions_of_house)
        meetings.agenda_proposals.append(queries.agenda_proposals)
        meetings.beside_items.append(queries.beside_items)
        meetings.minutes_sections.append(queries.minutes_sections)
        meetings.item_acts.append(queries.item_acts)
        meetings.outcome_kinds.append(
            meetings.OutcomeKindOffer(OutcomeKind.AGREEMENT, _("Vorschlag daraus machen"), "proposal_from_outcome")
        )
