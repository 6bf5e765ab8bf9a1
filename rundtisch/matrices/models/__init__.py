"""What is stored of the matrices: instruments, assessments, shares, looks, and topics made from them."""

from rundtisch.roundtables.models import own_houses, viewer_of

from .assessments import Assessment, AssessmentAgreement, AssessmentKind, FocusDimension, Rating
from .instruments import (
    Area,
    Counterpart,
    Dimension,
    Instrument,
    InstrumentDraft,
    InstrumentRetirement,
    Predecessor,
    Stage,
    StageDescription,
    kind_assessing,
)
from .paper import PaperEntry, PaperSheet
from .perspectives import (
    MOST_BY_CODE,
    GroupCode,
    Inquiry,
    Perspective,
    PerspectiveAnswer,
    PerspectiveGroup,
    PerspectiveInvitation,
    answer_key_of,
)
from .releases import GROUPS, CountedAnswers, RegionFigure, RegionRelease, stages_in
from .second_views import SecondView, SecondViewAnswer
from .shares import Look, Share, ShareQuerySet, ShareRecipient
from .topics import OccasionKind, OccasionTopic
from .visibility import Sightline, VisibleRating, acts_for_house, ratings_visible_to, sightline

__all__ = [
    "GROUPS",
    "MOST_BY_CODE",
    "Area",
    "Assessment",
    "AssessmentAgreement",
    "AssessmentKind",
    "CountedAnswers",
    "Counterpart",
    "Dimension",
    "FocusDimension",
    "GroupCode",
    "Inquiry",
    "Instrument",
    "InstrumentDraft",
    "InstrumentRetirement",
    "Look",
    "OccasionKind",
    "OccasionTopic",
    "PaperEntry",
    "PaperSheet",
    "Perspective",
    "PerspectiveAnswer",
    "PerspectiveGroup",
    "PerspectiveInvitation",
    "Predecessor",
    "Rating",
    "RegionFigure",
    "RegionRelease",
    "SecondView",
    "SecondViewAnswer",
    "Share",
    "ShareQuerySet",
    "ShareRecipient",
    "Sightline",
    "Stage",
    "StageDescription",
    "VisibleRating",
    "acts_for_house",
    "answer_key_of",
    "kind_assessing",
    "own_houses",
    "ratings_visible_to",
    "sightline",
    "stages_in",
    "viewer_of",
]
