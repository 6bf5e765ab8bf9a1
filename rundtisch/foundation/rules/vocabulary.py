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

    def variants(self, word: str) -> tuple[str, ...]:
        """The tokens under which a word is looked for: itself, and the compounds that begin or end with it."""
        word = joined(word)
        meant = stem(word)
        found = {meant} if self._knows(meant) else set()
        for piece in {meant, folded(word)}:
            if len(piece) >= SHORTEST_PIECE:
                found.update(_beginning_with(self.forwards, piece))
                found.update(one[::-1] for one in _beginning_with(self.backwards, piece[::-1]))
        return _nearest(found, meant) or (meant,)

    def _knows(self, token: str) -> bool:
        place = bisect_left(self.forwards, token)
        return place < len(self.forwards) and self.forwards[place] == token

    def similar(self, word: str) -> tuple[str, ...]:
        """The tokens of the forms that are spelt similarly; the word itself is one of them if it stands anywhere."""
        form = folded(joined(word))
        if len(form) < SHORTEST_PIECE or form.isdecimal():
            return ()
        letters = 2 if len(form) >= LONG_WORD else 1
        found = extract(form, self.forms, scorer=OSA.distance, score_cutoff=letters, limit=MOST_SIMILAR)
        return tuple(sorted({self.stems[place] for _form, _distance, place in found}))


def _beginning_with(ordered: tuple[str, ...], piece: str) -> tuple[str, ...]:
    return ordered[bisect_left(ordered, piece) : bisect_left(ordered, piece + "\U0010ffff")]


def _nearest(found: Iterable[str], meant: str) -> tuple[str, ...]:
    return tuple(sorted(found, key=lambda token: (token != meant, len(token), token))[:MOST_VARIANTS])
