"""Which functions there are in which kind of house: nobody becomes office staff of a school."""

#: Functions by kind of institution, the one that acts for the house first.
FUNCTIONS_OF: dict[str, tuple[str, ...]] = {
    "school": ("head_teacher", "digital_lead", "school_it", "shared_mailbox"),
    "school_authority": ("authority_office", "school_it", "digital_lead", "shared_mailbox"),
    "supervision_lower": ("supervisor", "shared_mailbox"),
    "supervision_upper": ("supervisor", "shared_mailbox"),
    "media_advice": ("media_adviser", "shared_mailbox"),
    "regional_office": ("office_staff", "facilitator", "shared_mailbox"),
    "facilitation": ("facilitator", "shared_mailbox"),
    "other": ("media_adviser", "school_it", "facilitator", "shared_mailbox"),
}
#: Houses of those who help tables; every other house names the helpers' colleagues itself, or nobody does.
HELPING = frozenset({"regional_office", "facilitation"})


def fits(function: str, kind: str) -> bool:
    """Whether a house of this kind has this function."""
    return function in FUNCTIONS_OF.get(kind, ())
