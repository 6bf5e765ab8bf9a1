"""What people do with matrices: bring in instruments, rate, agree, share, revoke, make topics of occasions."""

from .agreeing import agree_assessment, confirm_ratings
from .assessing import FocusChoice, RatingConflict, begin_assessment, rate
from .instruments import import_instrument, load_supplied_instruments
from .looks import note_looks
from .occasions import propose_occasion
from .sharing import Opening, revoke_share, revoke_shares, share_assessment, share_ratings

__all__ = [
    "FocusChoice",
    "Opening",
    "RatingConflict",
    "agree_assessment",
    "begin_assessment",
    "confirm_ratings",
    "import_instrument",
    "load_supplied_instruments",
    "note_looks",
    "propose_occasion",
    "rate",
    "revoke_share",
    "revoke_shares",
    "share_assessment",
    "share_ratings",
]
