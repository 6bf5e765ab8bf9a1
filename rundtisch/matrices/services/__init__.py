"""What people do with matrices: bring in instruments, rate, agree, share, revoke, make topics of occasions."""

from .agreeing import agree_assessment, confirm_ratings
from .assessing import FocusChoice, RatingConflict, begin_assessment, rate
from .from_paper import PaperAnswer, confirm_from_paper, enter_from_paper, reject_from_paper
from .inquiries import (
    Invited,
    MadeLink,
    address_of_link,
    close_inquiry,
    delete_inquiry,
    extend_inquiry,
    invite_to_perspective,
    make_group_code,
    open_inquiry,
    remind_missing,
    withdraw_group_code,
    withdraw_perspective_invitation,
)
from .instruments import import_instrument, load_supplied_instruments
from .looks import note_look, note_looks
from .occasions import propose_occasion
from .perspectives import GivenAnswer, PerspectiveConflict, give_perspective
from .releases import release_figures, release_what_is_due
from .second_views import (
    Asked,
    SecondViewConflict,
    extend_second_view,
    give_second_view,
    invite_second_view,
    revoke_second_view,
)
from .sharing import (
    FiguresWouldGo,
    Opening,
    SharingChange,
    SharingConflict,
    change_sharing,
    revoke_share,
    share_assessment,
    share_ratings,
    undo_sharing,
)

__all__ = [
    "Asked",
    "FiguresWouldGo",
    "FocusChoice",
    "GivenAnswer",
    "Invited",
    "MadeLink",
    "Opening",
    "PaperAnswer",
    "PerspectiveConflict",
    "RatingConflict",
    "SecondViewConflict",
    "SharingChange",
    "SharingConflict",
    "address_of_link",
    "agree_assessment",
    "begin_assessment",
    "change_sharing",
    "close_inquiry",
    "confirm_from_paper",
    "confirm_ratings",
    "delete_inquiry",
    "enter_from_paper",
    "extend_inquiry",
    "extend_second_view",
    "give_perspective",
    "give_second_view",
    "import_instrument",
    "invite_second_view",
    "invite_to_perspective",
    "load_supplied_instruments",
    "make_group_code",
    "note_look",
    "note_looks",
    "open_inquiry",
    "propose_occasion",
    "rate",
    "reject_from_paper",
    "release_figures",
    "release_what_is_due",
    "remind_missing",
    "revoke_second_view",
    "revoke_share",
    "share_assessment",
    "share_ratings",
    "undo_sharing",
    "withdraw_group_code",
    "withdraw_perspective_invitation",
]
