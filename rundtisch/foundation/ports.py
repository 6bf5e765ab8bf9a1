"""What higher parts bring to the foundation: the texts that the search shall find."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class SearchText:
    """What the search shall know of one thing; what stands in the heads comes first among the hits."""

    thing: UUID
    heads: str
    body: str = ""


@dataclass(frozen=True)
class Searchable:
    """A kind of things that the search finds, and how to come by the texts of all of them."""

    kind: str
    texts: Callable[[], Iterable[SearchText]]


#: Each part names here what of it is found; the index is built anew from these.
searchable: list[Searchable] = []
