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
from .drafts import ResolutionDraft
from .proposals import Proposal, ProposalAnswer, ProposalQuestion, ProposalVersion, VersionRound
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
    "ProposalAnswer",
    "ProposalQuestion",
    "ProposalVersion",
    "RecordedHow",
    "RelationKind",
    "Reservation",
    "ResolutionDraft",
    "VersionRound",
]
