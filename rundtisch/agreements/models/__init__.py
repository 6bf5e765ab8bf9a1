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
from .relations import AgreementEnding, AgreementRelation, RelationKind

__all__ = [
    "COUNTED",
    "Adoption",
    "AdoptionState",
    "AdoptionStep",
    "Agreement",
    "AgreementEnding",
    "AgreementKind",
    "AgreementObjection",
    "AgreementRelation",
    "AgreementVersion",
    "DecidingBody",
    "Proposal",
    "ProposalVersion",
    "RecordedHow",
    "RelationKind",
    "Reservation",
]
