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
    RevisionForm,
    RoundForm,
    initial_round,
)
from .sessions import SessionForm, TermsForm, initial_terms

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
    "RevisionForm",
    "RoundForm",
    "SessionForm",
    "TermsForm",
    "initial_draft",
    "initial_of",
    "initial_round",
    "initial_terms",
]
