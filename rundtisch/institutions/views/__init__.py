"""Pages of the directory, of functions, mandates and invitations."""

from .appointments import appointment_end, appointment_keep, appointment_new
from .directory import (
    institution_change,
    institution_detail,
    institution_end,
    institution_list,
    institution_new,
)
from .invitations import invitation, invitation_list, invitation_repetition, invitation_withdrawal
from .mandates import mandate_list, mandate_revocation
from .regions import region_change, region_list, region_new

__all__ = [
    "appointment_end",
    "appointment_keep",
    "appointment_new",
    "institution_change",
    "institution_detail",
    "institution_end",
    "institution_list",
    "institution_new",
    "invitation",
    "invitation_list",
    "invitation_repetition",
    "invitation_withdrawal",
    "mandate_list",
    "mandate_revocation",
    "region_change",
    "region_list",
    "region_new",
]
