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
from .houses import companions_of_house
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
from .register import RegisterPage, Sought, register_for, sought_in
from .register_file import FILE_KINDS, register_as_file
from .relations import (
    EndingLine,
    RelationLine,
    ending_of,
    may_be_related_to,
    relation_for,
    relations_of,
)

__all__ = [
    "FILE_KINDS",
    "KINDS",
    "AdoptionLine",
    "AgreementLine",
    "AgreementPage",
    "EndingLine",
    "ProposalLine",
    "ProposalPage",
    "RegisterPage",
    "RelationLine",
    "Sought",
    "adoption_for",
    "agenda_item_for",
    "agenda_proposals",
    "agreement_for",
    "agreement_page",
    "agreements_at",
    "asks_for",
    "beside_items",
    "companions",
    "companions_of_house",
    "ending_of",
    "item_acts",
    "may_be_related_to",
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
    "register_as_file",
    "register_for",
    "relation_for",
    "relations_of",
    "sought_in",
    "wording_of",
]
