"""Understanding what somebody typed into a search field."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Case, Count, Exists, Q, Sum, Value, When

from ..models import IndexedWord
from ..rules.vocabulary import Vocabulary
from ..rules.words import words_in
from . import engines

Found = TypeVar("Found", bound=Collection[Any])

#: What is typed beyond this is not read.
MOST_LETTERS = 200
MOST_WORDS = 12


@dataclass(frozen=True)
class Asked:
    """What was typed, and the tokens by which it is found."""

    typed: str = ""
    wanted: tuple[tuple[str, ...], ...] = ()
    #: What was typed finds nothing; words that are spelt similarly are looked for, too.
    is_similar: bool = False
    #: So many things hold the words that it matters how they are looked up.
    is_frequent: bool = False

    def __bool__(self) -> bool:
        """Whether anything was typed at all."""
        return bool(self.typed)

    def stands_in(self, kind: str, *, in_heads: bool = False) -> Q | Exists:
        """For `filter` over what the person may see of a kind: every word stands there."""
        if not self.wanted:
            return Q(pk__in=[])
        return engines.stands_in(kind, self.wanted, in_heads=in_heads, is_frequent=self.is_frequent)

    def titles_first(self, kind: str) -> Case:
        """For `order_by`: things with the words in their title before the others."""
        return Case(When(self.stands_in(kind, in_heads=True), then=Value(0)), default=Value(1))


@dataclass(frozen=True)
class Hit:
    """A thing that was found, in words, and where it is read."""

    title: str
    detail: str
    url: str


def understand(typed: str, *, is_similar: bool = False) -> Asked:
    """Read the words that were typed; what says nothing by itself, such as "und", is passed over."""
    typed = " ".join(typed.replace("\0", "").split())[:MOST_LETTERS]
    words = words_in(typed)[:MOST_WORDS]
    if not words:
        return Asked(typed)
    known = vocabulary()
    wanted = tuple(
        tuple(dict.fromkeys((*known.variants(word), *(known.similar(word) if is_similar else ())))) for word in words
    )
    return Asked(typed, wanted, is_similar, engines.are_many(wanted))


def answered(typed: str, look: Callable[[Asked], Found]) -> tuple[Asked, Found]:
    """What stands as it was typed; only where the person finds nothing by it, what is spelt similarly.

    Whether a word stands somewhere in a text that this person may not see never makes a difference.
    """
    asked = understand(typed)
    found = look(asked)
    if found or not asked.wanted:
        return asked, found
    similar = understand(typed, is_similar=True)
    return similar, look(similar)


_EMPTY = ((0, 0), Vocabulary())
_kept: tuple[tuple[int, int], Vocabulary] = _EMPTY


def vocabulary() -> Vocabulary:
    """All words of the index; kept by the process until there are other ones."""
    global _kept  # noqa: PLW0603 - one vocabulary for each process
    told = IndexedWord.objects.aggregate(words=Count("pk"), marks=Sum("mark", default=0))
    state = (told["words"], told["marks"])
    if state != _kept[0]:
        _kept = (state, Vocabulary.of(dict(IndexedWord.objects.values_list("word", "stem"))))
    return _kept[1]
