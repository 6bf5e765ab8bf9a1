"""Pages of the matrices."""

from .assessments import assessment_agreement, assessment_confirmation, assessment_detail, assessment_list, look_list
from .ratings import dimension_rating, rating_detail
from .shares import share_new, share_revocation
from .tables import matrix_detail, matrix_list, occasion_detail, occasion_topic, pair_detail

__all__ = [
    "assessment_agreement",
    "assessment_confirmation",
    "assessment_detail",
    "assessment_list",
    "dimension_rating",
    "look_list",
    "matrix_detail",
    "matrix_list",
    "occasion_detail",
    "occasion_topic",
    "pair_detail",
    "rating_detail",
    "share_new",
    "share_revocation",
]
