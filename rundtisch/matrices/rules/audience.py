"""Who may see what an institution shares of its matrix: the rule of all sharing, and what ratings add to it."""

from enum import StrEnum

from rundtisch.roundtables.rules.audience import OF_A_TABLE, Audience, Id, Share, Viewer, may_see, may_see_extra

__all__ = ["OF_A_TABLE", "Audience", "Extra", "Share", "Viewer", "may_see", "may_see_extra", "may_see_perspectives"]


class Extra(StrEnum):
    """What a share covers beyond stage and target only if its owner ticked it; perspectives never leave the house."""

    EVIDENCE = "evidence"
    COMMENT = "comment"


def may_see_perspectives(viewer: Viewer[Id], owner: Id) -> bool:
    """Whether the viewer sees single perspectives: only the own house does, whatever is shared."""
    return owner in viewer.institutions
