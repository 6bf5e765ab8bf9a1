"""Pages of proposals, agreements and adoptions."""

from .agreements import (
    adoption_board,
    adoption_confirmation,
    adoption_detail,
    adoption_objection,
    agreement_detail,
    agreement_list,
    agreement_record,
)
from .drafts import resolution_draft, resolution_draft_file
from .proposals import (
    proposal_answers,
    proposal_comparison,
    proposal_detail,
    proposal_from_outcome,
    proposal_new,
    proposal_new_at_item,
    proposal_questions,
    proposal_result,
    proposal_revision,
    proposal_round,
    proposal_round_at_item,
    proposal_to_change,
    proposal_withdrawal,
)
from .register import agreement_register, agreement_register_file
from .relations import agreement_ending, agreement_relation_new, agreement_relation_removal
from .sessions import adoption_terms, body_session_list, body_session_removal

__all__ = [
    "adoption_board",
    "adoption_confirmation",
    "adoption_detail",
    "adoption_objection",
    "adoption_terms",
    "agreement_detail",
    "agreement_ending",
    "agreement_list",
    "agreement_record",
    "agreement_register",
    "agreement_register_file",
    "agreement_relation_new",
    "agreement_relation_removal",
    "body_session_list",
    "body_session_removal",
    "proposal_answers",
    "proposal_comparison",
    "proposal_detail",
    "proposal_from_outcome",
    "proposal_new",
    "proposal_new_at_item",
    "proposal_questions",
    "proposal_result",
    "proposal_revision",
    "proposal_round",
    "proposal_round_at_item",
    "proposal_to_change",
    "proposal_withdrawal",
    "resolution_draft",
    "resolution_draft_file",
]
