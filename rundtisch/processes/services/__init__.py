"""What people do with process descriptions."""

from .checking import bring_back_description, check_description, retire_description
from .looks import note_process_looks
from .sharing import revoke_process_share, share_description
from .steps import add_step, change_step, order_steps, remove_step
from .topics import propose_process_topic
from .writing import StepWords, begin_description, change_description

__all__ = [
    "StepWords",
    "add_step",
    "begin_description",
    "bring_back_description",
    "change_description",
    "change_step",
    "check_description",
    "note_process_looks",
    "order_steps",
    "propose_process_topic",
    "remove_step",
    "retire_description",
    "revoke_process_share",
    "share_description",
]
