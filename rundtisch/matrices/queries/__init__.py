"""What a person may see of matrices, ready to be shown."""

from rundtisch.roundtables.models import RoundTable
from rundtisch.roundtables.queries import LookLine, SharingChoices, sharing_choices, table_of_house

from ..models import Assessment
from .addressees import Addressee
from .assessments import (
    AssessmentPage,
    RatingLine,
    assessment_for,
    assessment_page,
    looks_at,
)
from .cells import Cell, answer_in_words
from .errands import asks_for, news_for
from .grid import Grid, MatrixPage, matrix_page
from .grid_choice import GridChoice
from .houses import (
    AssessmentLine,
    HouseLine,
    house_and_instrument,
    house_progress,
    houses_assessing,
    period_of,
)
from .inquiries import (
    InquiryPage,
    group_code_for,
    inquiry_of,
    inquiry_page,
    perspective_group,
    perspective_invitation_for,
)
from .instrument_file import read_instrument
from .library import Library, StageWord, library
from .link_pictures import picture_of
from .occasion_list import OccasionsPage, occasions_page
from .occasions import Occasion, Reason
from .pairs import PairPage, RatingPage, pair_page, rating_page
from .perspective_links import AskedArea, AskedDimension, PerspectiveLink, answers_of, asked_in, kept_link, link_behind
from .perspectives import DimensionSpread, PerspectivesPage, perspectives_page
from .rating_form import DimensionPage, dimension_page, rating_as_initial
from .shared import SharedHouse, shared_with
from .shares import ShareLine, assessment_of, open_shares_of, share_for, share_lines, shared_with_whom
from .sharing import SharingAct, SharingBoard, moment_in_words, shares_behind, sharing_act, sharing_board
from .topics import OccasionPage, occasion_for, occasion_page, origins_of

__all__ = [
    "Addressee",
    "AskedArea",
    "AskedDimension",
    "Assessment",
    "AssessmentLine",
    "AssessmentPage",
    "Cell",
    "DimensionPage",
    "DimensionSpread",
    "Grid",
    "GridChoice",
    "HouseLine",
    "InquiryPage",
    "Library",
    "LookLine",
    "MatrixPage",
    "Occasion",
    "OccasionPage",
    "OccasionsPage",
    "PairPage",
    "PerspectiveLink",
    "PerspectivesPage",
    "RatingLine",
    "RatingPage",
    "Reason",
    "RoundTable",
    "ShareLine",
    "SharedHouse",
    "SharingAct",
    "SharingBoard",
    "SharingChoices",
    "StageWord",
    "answer_in_words",
    "answers_of",
    "asked_in",
    "asks_for",
    "assessment_for",
    "assessment_of",
    "assessment_page",
    "dimension_page",
    "group_code_for",
    "house_and_instrument",
    "house_progress",
    "houses_assessing",
    "inquiry_of",
    "inquiry_page",
    "kept_link",
    "library",
    "link_behind",
    "looks_at",
    "matrix_page",
    "moment_in_words",
    "news_for",
    "occasion_for",
    "occasion_page",
    "occasions_page",
    "open_shares_of",
    "origins_of",
    "pair_page",
    "period_of",
    "perspective_group",
    "perspective_invitation_for",
    "perspectives_page",
    "picture_of",
    "rating_as_initial",
    "rating_page",
    "read_instrument",
    "share_for",
    "share_lines",
    "shared_with",
    "shared_with_whom",
    "shares_behind",
    "sharing_act",
    "sharing_board",
    "sharing_choices",
    "table_of_house",
]
