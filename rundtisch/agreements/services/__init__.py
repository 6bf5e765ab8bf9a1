"""What people do with proposals, agreements and adoptions."""

from .adoptions import confirm_adoption, report_adoption
from .agreements import object_to, record_agreement, state_result_of
from .drafts import write_resolution_draft
from .proposals import open_round_on, propose, revise_proposal, withdraw_proposal
from .questions import answer_question, ask_about
from .relations import end_agreement, part_agreements, relate_agreements
from .sessions import name_session, set_terms, strike_session

__all__ = [
    "answer_question",
    "ask_about",
    "confirm_adoption",
    "end_agreement",
    "name_session",
    "object_to",
    "open_round_on",
    "part_agreements",
    "propose",
    "record_agreement",
    "relate_agreements",
    "report_adoption",
    "revise_proposal",
    "set_terms",
    "state_result_of",
    "strike_session",
    "withdraw_proposal",
    "write_resolution_draft",
]
