"""What is typed about proposals, agreements and adoptions."""

from .adoptions import AdoptionForm, ObjectionForm, initial_of
from .drafts import DraftForm, initial_draft
from .proposals import (
    AnswerForm,
    EndingForm,
    ProposalForm,
    QuestionForm,
    RecordForm,
    RelationForm,
    ResultForm,
    RevisionForm,
    RoundForm,
    initial_round,
)

__all__ = [
    "AdoptionForm",
    "AnswerForm",
    "DraftForm",
    "EndingForm",
    "ObjectionForm",
    "ProposalForm",
    "QuestionForm",
    "RecordForm",
    "RelationForm",
    "ResultForm",
    "RevisionForm",
    "RoundForm",
    "initial_draft",
    "initial_of",
    "initial_round",
]
