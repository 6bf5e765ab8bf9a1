"""Two versions of a wording beside each other, word by word."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

#: A word with the white space behind it; line breaks stand alone, so that lines stay lines.
_WORDS = re.compile(r"\n|[^\s]+[^\S\n]*|[^\S\n]+")


class Kind(StrEnum):
    """What became of a piece of the wording."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    """A run of words that was kept, removed or added."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Comparison:
    """What differs between two versions, and how many words that are."""

    pieces: tuple[Piece, ...]

    @property
    def added(self) -> int:
        """How many words are new."""
        return self._count(Kind.ADDED)

    @property
    def removed(self) -> int:
        """How many words are gone."""
        return self._count(Kind.REMOVED)

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        return all(piece.kind is Kind.KEPT for piece in self.pieces)

    def _count(self, kind: Kind) -> int:
        return sum(len(piece.text.split()) for piece in self.pieces if piece.kind is kind)


def compare(before: str, after: str) -> Comparison:
    """How one wording became the other; what was removed stands before what took its place."""
    old, new = _words(before), _words(after)
    pieces: list[Piece] = []
    # White space at the end of a word is no difference.
    matcher = SequenceMatcher(None, _bare(old), _bare(new))
    for what, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if what == "equal":
            pieces.append(_piece(Kind.KEPT, new[new_from:new_to]))
            continue
        if old_from < old_to:
            pieces.append(_piece(Kind.REMOVED, old[old_from:old_to]))
        if new_from < new_to:
            pieces.append(_piece(Kind.ADDED, new[new_from:new_to]))
    return Comparison(tuple(pieces))


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.replace("\r\n", "\n").strip())


def _bare(words: Iterable[str]) -> list[str]:
    return [word if word == "\n" else word.rstrip() for word in words]


def _piece(kind: Kind, words: Sequence[str]) -> Piece:
    return Piece(kind, "".join(words))
