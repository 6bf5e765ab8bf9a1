"""Pages of the matrices."""

from .agreeing import assessment_perspective, assessment_perspectives
from .assessments import assessment_agreement, assessment_confirmation, assessment_detail, assessment_list, look_list
from .figures import figure_detail, figure_list
from .inquiries import (
    assessment_inquiry,
    assessment_inquiry_closing,
    assessment_inquiry_codes,
    assessment_inquiry_deadline,
    assessment_inquiry_deletion,
    assessment_inquiry_invitations,
    assessment_inquiry_reminder,
    group_code_withdrawal,
    perspective_invitation_withdrawal,
)
from .occasions import occasion_detail, occasion_list, occasion_topic
from .perspectives import perspective, perspective_link
from .ratings import dimension_rating, rating_detail
from .shares import assessment_sharing, assessment_sharing_undo, share_revocation
from .tables import matrix_detail, matrix_list, pair_detail

__all__ = [
    "assessment_agreement",
    "assessment_confirmation",
    "assessment_detail",
    "assessment_inquiry",
    "assessment_inquiry_closing",
    "assessment_inquiry_codes",
    "assessment_inquiry_deadline",
    "assessment_inquiry_deletion",
    "assessment_inquiry_invitations",
    "assessment_inquiry_reminder",
    "assessment_list",
    "assessment_perspective",
    "assessment_perspectives",
    "assessment_sharing",
    "assessment_sharing_undo",
    "dimension_rating",
    "figure_detail",
    "figure_list",
    "group_code_withdrawal",
    "look_list",
    "matrix_detail",
    "matrix_list",
    "occasion_detail",
    "occasion_list",
    "occasion_topic",
    "pair_detail",
    "perspective",
    "perspective_invitation_withdrawal",
    "perspective_link",
    "rating_detail",
    "share_revocation",
]
