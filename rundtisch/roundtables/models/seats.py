"""At which tables a person sits, and as what."""

from dataclasses import dataclass
from uuid import UUID

from rundtisch.foundation import clock
from rundtisch.foundation.memory import remembered
from rundtisch.institutions.models import standing_of
from rundtisch.people.models import Person

from .tables import Participation


@dataclass(frozen=True)
class Seat:
    """A person sits at a table because a house of that person takes part today."""

    table: UUID
    institution: UUID
    participation: str
    functions: frozenset[str]
    table_name: str = ""
    municipality: str = ""


def seats_of(person: Person) -> tuple[Seat, ...]:
    """All seats of a person today; one question, asked once per request."""
    day = clock.today()

    def found() -> tuple[Seat, ...]:
        standing = standing_of(person)
        if not standing.houses:
            return ()
        taking_part = Participation.objects.current_on(day).filter(institution__in=standing.houses)
        return tuple(
            Seat(
                table,
                institution,
                kind,
                frozenset(post.function for post in standing.posts if post.institution == institution),
                name,
                municipality,
            )
            for table, institution, kind, name, municipality in taking_part.order_by("pk").values_list(
                "table_id", "institution_id", "kind", "table__name", "table__municipality__name"
            )
        )

    return remembered(("seats", person.pk, day), found)
