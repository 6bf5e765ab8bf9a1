"""What people do with proposals, agreements and adoptions."""

from .adoptions import confirm_adoption, report_adoption
from .agreements import object_to, record_agreement, state_result_of
from .proposals import open_round_on, propose, revise_proposal, withdraw_proposal

__all__ = [
    "confirm_adoption",
    "object_to",
    "open_round_on",
    "propose",
    "record_agreement",
    "report_adoption",
    "revise_proposal",
    "state_result_of",
    "withdraw_proposal",
]
