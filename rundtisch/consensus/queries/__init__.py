"""What a person may see of procedures, rounds and voices."""

from .lists import ProcedureLine, asks_for, minutes_sections, news_for, procedures_at
from .record import HouseVoices, full_record, options_of, reading_of, readings_by_round, record_of, voices_in
from .rounds import (
    OwnHouse,
    RoundPage,
    houses_advising_for,
    houses_speaking_for,
    institution_in,
    is_revealed,
    procedure_for,
    round_for,
    round_page,
    statement_of,
    voice_for,
)
from .tallies import TallyLine
from .words import QUORUMS, READINGS, number_word, sentences_of, title_of

__all__ = [
    "QUORUMS",
    "READINGS",
    "HouseVoices",
    "OwnHouse",
    "ProcedureLine",
    "RoundPage",
    "TallyLine",
    "asks_for",
    "full_record",
    "houses_advising_for",
    "houses_speaking_for",
    "institution_in",
    "is_revealed",
    "minutes_sections",
    "news_for",
    "number_word",
    "options_of",
    "procedure_for",
    "procedures_at",
    "reading_of",
    "readings_by_round",
    "record_of",
    "round_for",
    "round_page",
    "sentences_of",
    "statement_of",
    "title_of",
    "voice_for",
    "voices_in",
]
