"""What a person may see of matrices, ready to be shown."""

from .assessments import (
    AssessmentPage,
    LookLine,
    RatingLine,
    ShareLine,
    assessment_for,
    assessment_page,
    looks_at,
    open_shares_of,
    share_for,
    share_lines,
)
from .cells import Cell
from .grid import Grid, MatrixPage, matrix_page
from .houses import AssessmentLine, HouseLine, asks_for, house_progress, houses_assessing, news_for, period_of
from .library import Library, library
from .occasions import Occasion, Reason
from .pairs import PairPage, RatingPage, pair_page, rating_page
from .rating_form import DimensionPage, dimension_of, dimension_page
from .shared import SharedHouse, shared_with
from .topics import OccasionPage, occasion_for, occasion_page, origins_of

__all__ = [
    "AssessmentLine",
    "AssessmentPage",
    "Cell",
    "DimensionPage",
    "Grid",
    "HouseLine",
    "Library",
    "LookLine",
    "MatrixPage",
    "Occasion",
    "OccasionPage",
    "PairPage",
    "RatingLine",
    "RatingPage",
    "Reason",
    "ShareLine",
    "SharedHouse",
    "asks_for",
    "assessment_for",
    "assessment_page",
    "dimension_of",
    "dimension_page",
    "house_progress",
    "houses_assessing",
    "library",
    "looks_at",
    "matrix_page",
    "news_for",
    "occasion_for",
    "occasion_page",
    "open_shares_of",
    "origins_of",
    "pair_page",
    "period_of",
    "rating_page",
    "share_for",
    "share_lines",
    "shared_with",
]
