"""What is stored of the directory."""

from .appointments import Appointment, Function, Invitation, Mandate, Power, standing_of
from .institutions import AuthorityKind, Institution, InstitutionKind
from .places import County, EducationRegion, Municipality
from .schools import AuthorityPeriod, PupilCount, SchoolSite, SocialIndex

__all__ = [
    "Appointment",
    "AuthorityKind",
    "AuthorityPeriod",
    "County",
    "EducationRegion",
    "Function",
    "Institution",
    "InstitutionKind",
    "Invitation",
    "Mandate",
    "Municipality",
    "Power",
    "PupilCount",
    "SchoolSite",
    "SocialIndex",
    "standing_of",
]
