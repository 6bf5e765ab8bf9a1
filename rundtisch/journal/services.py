"""Writing the journal."""

from typing import Protocol
from uuid import UUID

from rundtisch.foundation import clock

from .models import Entry


class Named(Protocol):
    """Anything with an id (None for those who act without an account) and a label."""

    @property
    def pk(self) -> UUID | None:
        """The id that the journal keeps."""


def note(by: Named, act: str, thing: Named, **details: str | int | None) -> Entry:
    """Write down that somebody did something.

    `act` reads `part.verb_in_past`; details hold no secrets and no positions.
    """
    return Entry.objects.create(
        at=clock.now(),
        actor_id=by.pk,
        actor_label=str(by)[:200],
        act=act,
        thing_id=thing.pk,
        thing_label=str(thing)[:300],
        details=details,
    )
