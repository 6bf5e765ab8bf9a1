"""What higher parts bring into the pages of matrices."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rundtisch.people.models import Person


@dataclass(frozen=True)
class Companion:
    """Something that was agreed or done in a house on a day, with the dimensions it came from, where they are known."""

    on: date
    kind: str
    title: str
    state: str
    url: str
    dimensions: frozenset[str] = frozenset()


#: What was agreed and done in one house, as far as one person may see it, in a fixed number of queries.
companions: list[Callable[[Person, UUID], list[Companion]]] = []


@dataclass(frozen=True)
class StandPoint:
    """Where a house stands in one dimension."""

    institution: UUID
    dimension: str
    stage: int


@dataclass(frozen=True)
class SupportSuggestion:
    """An offer of support that fits where a house stands, with who provides it."""

    at: StandPoint
    title: str
    provider: str
    url: str


#: Offers of support that fit where houses stand, as far as one person may see them, in a fixed number of queries.
support_suggestions: list[Callable[[Person, Sequence[StandPoint]], list[SupportSuggestion]]] = []
