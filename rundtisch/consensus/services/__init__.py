"""What people do in a round of consensus."""

from .ballots import cast_ballot
from .cards import Card, enter_cards, object_to_card
from .deadlines import close_rounds_that_are_over, grant_after_period, remind_missing_houses
from .rounds import ask_anew, change_wording, close_voices, open_round, put_to_table, set_up_procedure
from .statements import state_result
from .voices import give_voice, note_advice

__all__ = [
    "Card",
    "ask_anew",
    "cast_ballot",
    "change_wording",
    "close_rounds_that_are_over",
    "close_voices",
    "enter_cards",
    "give_voice",
    "grant_after_period",
    "note_advice",
    "object_to_card",
    "open_round",
    "put_to_table",
    "remind_missing_houses",
    "set_up_procedure",
    "state_result",
]
