"""What higher parts bring to the directory: whom one meets, what belongs to a house, what else ends with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.functional import Promise

from rundtisch.people.console import Console
from rundtisch.people.models import Person

from .models import Institution


@dataclass(frozen=True)
class Companion:
    """Something that belongs to an institution, with an address that asks its own permission."""

    institution: UUID
    title: str | Promise
    label: str
    url: str


#: The institutions that one person meets at a table today; their people are no strangers.
houses_met: list[Callable[[Person], frozenset[UUID]]] = []

#: What belongs to many institutions, as far as one person may see it, in a fixed number of queries.
companions: list[Callable[[Person, Sequence[UUID]], list[Companion]]] = []

#: What else is done when an institution ends, perhaps with a successor; part of the same act.
merge_steps: list[Callable[[Person | Console, Institution, Institution | None, date], None]] = []
