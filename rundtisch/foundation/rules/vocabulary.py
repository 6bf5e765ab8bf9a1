"""All words that stand in texts, and which of them somebody may have meant."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from .words import folded, joined, stem

#: Below this length a piece of a word says too little about a compound.
SHORTEST_PIECE = 4
#: More variants of one word make the search slow and the hits arbitrary; the shortest are the nearest.
MOST_VARIANTS = 200
#: From which length on a word may differ by two letters instead of one.
LONG_WORD = 8
MOST_SIMILAR = 8


@dataclass(frozen=True)
class Variants:
    """The tokens under which one typed word is looked for."""

    tokens: tuple[str, ...]
    #: Nobody wrote the word like this: what is looked for is spelt similarly.
    is_similar: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """The words of all texts: their stems forwards and backwards in order, and every form with its stem."""

    forwards: tuple[str, ...] = ()
    backwards: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()

    @classmethod
    def of(cls, forms: Mapping[str, str]) -> "Vocabulary":
        """The vocabulary with these forms, each with its stem."""
        stems = set(forms.values())
        backwards = sorted(one[::-1] for one in stems)
        return cls(tuple(sorted(stems)), tuple(backwards), tuple(forms), tuple(forms.values()))

    def variants(self, word: str) -> Variants:
        """The word itself and the compounds that begin or end with it; if there are none, what is spelt similarly."""
        word = joined(word)
        meant = stem(word)
        found = {meant} if self._knows(meant) else set()
        for piece in {meant, folded(word)}:
            if len(piece) >= SHORTEST_PIECE:
                found.update(_beginning_with(self.forwards, piece))
                found.update(one[::-1] for one in _beginning_with(self.backwards, piece[::-1]))
        if found:
            return Variants(_nearest(found, meant))
        similar = self._similar(folded(word))
        return Variants(similar or (meant,), bool(similar))

    def _knows(self, token: str) -> bool:
        place = bisect_left(self.forwards, token)
        return place < len(self.forwards) and self.forwards[place] == token

    def _similar(self, form: str) -> tuple[str, ...]:
        if len(form) < SHORTEST_PIECE or form.isdecimal():
            return ()
        letters = 2 if len(form) >= LONG_WORD else 1
        found = extract(form, self.forms, scorer=OSA.distance, score_cutoff=letters, limit=MOST_SIMILAR)
        return tuple(sorted({self.stems[place] for _form, _distance, place in found}))


def _beginning_with(ordered: tuple[str, ...], piece: str) -> tuple[str, ...]:
    return ordered[bisect_left(ordered, piece) : bisect_left(ordered, piece + "\U0010ffff")]


def _nearest(found: Iterable[str], meant: str) -> tuple[str, ...]:
    return tuple(sorted(found, key=lambda token: (token != meant, len(token), token))[:MOST_VARIANTS])
