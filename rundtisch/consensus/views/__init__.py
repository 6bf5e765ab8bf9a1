"""Pages of a round of consensus."""

from .leading import procedure_list, round_after_period, round_close, round_next, round_result, round_wording
from .rounds import round_detail, round_record, round_voices
from .voices import round_cards, round_note, voice_new, voice_objection

__all__ = [
    "procedure_list",
    "round_after_period",
    "round_cards",
    "round_close",
    "round_detail",
    "round_next",
    "round_note",
    "round_record",
    "round_result",
    "round_voices",
    "round_wording",
    "voice_new",
    "voice_objection",
]
