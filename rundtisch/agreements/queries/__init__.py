"""What a person may see of proposals, agreements and adoptions."""

from .agreements import (
    KINDS,
    AdoptionLine,
    AgreementLine,
    AgreementPage,
    adoption_for,
    agreement_for,
    agreement_page,
    agreements_at,
    wording_of,
)
from .errands import asks_for, news_for
from .meetings import agenda_proposals, beside_items, item_acts, minutes_sections, proposal_waiting_at
from .proposals import (
    ProposalLine,
    ProposalPage,
    agenda_item_for,
    companions,
    newest_version,
    outcome_for,
    proposal_for,
    proposal_of_outcome,
    proposal_page,
    proposals_at,
    reading_for,
)

__all__ = [
    "KINDS",
    "AdoptionLine",
    "AgreementLine",
    "AgreementPage",
    "ProposalLine",
    "ProposalPage",
    "adoption_for",
    "agenda_item_for",
    "agenda_proposals",
    "agreement_for",
    "agreement_page",
    "agreements_at",
    "asks_for",
    "beside_items",
    "companions",
    "item_acts",
    "minutes_sections",
    "newest_version",
    "news_for",
    "outcome_for",
    "proposal_for",
    "proposal_of_outcome",
    "proposal_page",
    "proposal_waiting_at",
    "proposals_at",
    "reading_for",
    "wording_of",
]
