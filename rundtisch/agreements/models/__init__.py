"""What is stored of agreements and of their way into each house."""

from .adoptions import UNCONFIRMED, Adoption, AdoptionState, AdoptionStep, DecidingBody, sign_of
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
from .sessions import BodySession
from .terms import AdoptionTerms

__all__ = [
    "UNCONFIRMED",
    "Adoption",
    "AdoptionState",
    "AdoptionStep",
    "AdoptionTerms",
    "Agreement",
    "AgreementEnding",
    "AgreementKind",
    "AgreementObjection",
    "AgreementRelation",
    "AgreementVersion",
    "BodySession",
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
    "sign_of",
]
