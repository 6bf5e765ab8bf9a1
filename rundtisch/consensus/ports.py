"""What higher parts bring to a procedure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from rundtisch.people.models import Person

from .models import Procedure


@dataclass(frozen=True)
class Companion:
    """What a procedure belongs to; its result is stated and its wording revised there, not at the round alone.

    Without `result_url` it has gone on to another question, and nothing more is stated of this one.
    """

    procedure: UUID
    label: str
    url: str
    result_url: str
    revise_url: str


#: Each answers for many procedures and one person in a fixed number of queries.
companions: list[Callable[[Person, Sequence[Procedure]], list[Companion]]] = []


def companion_of(person: Person, procedure: Procedure) -> Companion | None:
    """What this procedure belongs to, if anything that the person may see."""
    return next((one for port in companions for one in port(person, [procedure])), None)
