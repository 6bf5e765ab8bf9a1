"""What is stored of rounds of consensus."""

from .choices import (
    DISSENT,
    RESULTS_OF,
    EnteredHow,
    Method,
    NextStep,
    Position,
    Result,
)
from .notes import AdvisoryNote, CardObjection
from .procedures import Procedure
from .rounds import BallotBox, Entitlement, Option, Round
from .statements import ResultStatement
from .voices import Voice

__all__ = [
    "DISSENT",
    "RESULTS_OF",
    "AdvisoryNote",
    "BallotBox",
    "CardObjection",
    "EnteredHow",
    "Entitlement",
    "Method",
    "NextStep",
    "Option",
    "Position",
    "Procedure",
    "Result",
    "ResultStatement",
    "Round",
    "Voice",
]
