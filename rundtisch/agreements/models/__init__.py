"""What is stored of agreements and of their way into each house."""

from .adoptions import COUNTED, Adoption, AdoptionState, AdoptionStep, DecidingBody
from .agreements import (
    Agreement,
    AgreementKind,
    AgreementObjection,
    AgreementVersion,
    RecordedHow,
    Reservation,
)
from .proposals import Proposal, ProposalVersion

__all__ = [
    "COUNTED",
    "Adoption",
    "AdoptionState",
    "AdoptionStep",
    "Agreement",
    "AgreementKind",
    "AgreementObjection",
    "AgreementVersion",
    "DecidingBody",
    "Proposal",
    "ProposalVersion",
    "RecordedHow",
    "Reservation",
]
