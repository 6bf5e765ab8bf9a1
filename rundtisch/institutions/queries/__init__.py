"""What pages ask of the directory."""

from .directory import KIND_FILTERS, InstitutionLine, institution_for, institutions_like, successors_for
from .holidays import holiday_warning
from .houses import HousePage, PersonLine, house_page, people_of
from .people import (
    appointment_for,
    invitation_behind,
    invitation_for,
    mandate_for,
    mandates_of,
    pending_invitations,
    persons_to_entrust,
)
from .regions import RegionLine, counties_for, region_for, region_lines, regional_offices

__all__ = [
    "KIND_FILTERS",
    "HousePage",
    "InstitutionLine",
    "PersonLine",
    "RegionLine",
    "appointment_for",
    "counties_for",
    "holiday_warning",
    "house_page",
    "institution_for",
    "institutions_like",
    "invitation_behind",
    "invitation_for",
    "mandate_for",
    "mandates_of",
    "pending_invitations",
    "people_of",
    "persons_to_entrust",
    "region_for",
    "region_lines",
    "regional_offices",
    "successors_for",
]
