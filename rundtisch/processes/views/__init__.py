"""Pages of process descriptions."""

from .descriptions import process_change, process_check, process_detail, process_file, process_retirement
from .lists import process_house_list, process_list, process_pair, process_topic
from .shares import process_look_list, process_share_new, process_share_revocation
from .steps import process_step_change, process_step_new, process_step_order, process_step_removal

__all__ = [
    "process_change",
    "process_check",
    "process_detail",
    "process_file",
    "process_house_list",
    "process_list",
    "process_look_list",
    "process_pair",
    "process_retirement",
    "process_share_new",
    "process_share_revocation",
    "process_step_change",
    "process_step_new",
    "process_step_order",
    "process_step_removal",
    "process_topic",
]
