"""What is stored of the matrices: instruments, assessments, shares, looks, and topics made from them."""

from .assessments import Assessment, AssessmentAgreement, FocusDimension, Rating
from .instruments import Area, Counterpart, Dimension, Instrument, Stage, StageDescription, kind_assessing
from .shares import Look, Share, ShareRecipient
from .topics import OccasionKind, OccasionTopic
from .visibility import VisibleRating, acts_for_house, looking_as, own_houses, ratings_visible_to, viewer_of

__all__ = [
    "Area",
    "Assessment",
    "AssessmentAgreement",
    "Counterpart",
    "Dimension",
    "FocusDimension",
    "Instrument",
    "Look",
    "OccasionKind",
    "OccasionTopic",
    "Rating",
    "Share",
    "ShareRecipient",
    "Stage",
    "StageDescription",
    "VisibleRating",
    "acts_for_house",
    "kind_assessing",
    "looking_as",
    "own_houses",
    "ratings_visible_to",
    "viewer_of",
]
