"""What people do in the directory: found, change, end, appoint, invite, entrust."""

from .appointments import appoint, end_appointment, first_day_to_end, keep_appointment
from .directory import assign_authority, change_institution, end_institution, found_institution
from .invitations import (
    accept_invitation,
    accept_invitations,
    invite,
    invite_by_mail,
    repeat_invitation,
    withdraw_invitation,
)
from .mandates import give_mandate, revoke_mandate
from .regions import change_region, found_region

__all__ = [
    "accept_invitation",
    "accept_invitations",
    "appoint",
    "assign_authority",
    "change_institution",
    "change_region",
    "end_appointment",
    "end_institution",
    "first_day_to_end",
    "found_institution",
    "found_region",
    "give_mandate",
    "invite",
    "invite_by_mail",
    "keep_appointment",
    "repeat_invitation",
    "revoke_mandate",
    "withdraw_invitation",
]
