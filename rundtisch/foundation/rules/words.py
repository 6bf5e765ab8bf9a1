"""German words as the search knows them: without case and umlauts, brought back to their stem."""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

_SAYING_NOTHING = (
    "aber alle als am an auch auf aus bei beim bis da das dass dem den der des die dies diese dieser dieses durch ein "
    "eine einem einen einer eines er es für hat ich ihr im in ist ja kann mit nach noch nur oder sich sie sind so "
    "soll über um und uns vom von vor was weil wenn wer werden wie wir wird wo zu zum zur"
)
#: Words that stand in every text and say nothing about it.
SAYING_NOTHING = frozenset(_SAYING_NOTHING.split())
#: A token longer than this is cut: no word is.
LONGEST = 60
_WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")
_HYPHEN = re.compile(r"[-\u2010\u2011]")
_WRITTEN_OUT = re.compile(r"(?<=a)e|(?<=o)e|(?<=[^aeiouyq]u)e|(?<=^u)e")
_DIAERESIS = "\u0308"
_german = snowballstemmer.stemmer("german")


def plain(text: str) -> str:
    """The text in small letters; of all marks on letters only the umlauts stay."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    kept: list[str] = []
    for letter in letters:
        if not unicodedata.combining(letter):
            kept.append(letter)
        elif letter == _DIAERESIS and kept and kept[-1] in "aou":
            kept[-1] = {"a": "ä", "o": "ö", "u": "ü"}[kept[-1]]
    return "".join(kept)


def folded(word: str) -> str:
    """The word with its umlauts as plain vowels, however they were written: Gütersloh, Guetersloh, GUTERSLOH."""
    vowels = plain(word).translate({ord("ä"): "a", ord("ö"): "o", ord("ü"): "u"})
    return _WRITTEN_OUT.sub("", vowels)[:LONGEST]


def stem(word: str) -> str:
    """What the forms of a word have in common: Maßnahme, Maßnahmen, MASSNAHME."""
    return str(_german.stemWord(plain(word)))[:LONGEST]


def words_in(text: str) -> list[str]:
    """The words of a text that say something, in their order; W-LAN and 2026-07 are one word each."""
    return [word for word in _WORD.findall(unicodedata.normalize("NFKC", text)) if plain(word) not in SAYING_NOTHING]


def joined(word: str) -> str:
    """The word without its hyphens: Medien-Konzept is found as Medienkonzept."""
    return _HYPHEN.sub("", word)


def forms_in(text: str) -> dict[str, str]:
    """Every form of a word in the text, folded, with its stem: words with hyphens whole and by their parts."""
    return dict(pair for word in words_in(text) for pair in _forms_of(word))


@lru_cache(maxsize=20_000)
def _forms_of(word: str) -> tuple[tuple[str, str], ...]:
    return tuple((folded(form), stem(form)) for form in {joined(word), *_HYPHEN.split(word)})


def tokens_of(text: str) -> frozenset[str]:
    """Everything under which a text is found: the stems of its words."""
    return frozenset(forms_in(text).values())
