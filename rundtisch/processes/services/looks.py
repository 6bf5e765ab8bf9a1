"""Noting who looked at whose description; the owner sees the log."""

from collections.abc import Iterable

from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable, own_houses
from rundtisch.roundtables.services import note_seen

from ..models import ProcessDescription, ProcessLook


def note_process_looks(
    *, by: Person, descriptions: Iterable[ProcessDescription], table: RoundTable | None = None
) -> int:
    """Note that somebody of another house saw these descriptions."""
    own = own_houses(by)
    seen = {one.pk for one in descriptions if one.institution_id not in own}
    return note_seen(ProcessLook, seen, of="description", by=by, table=table)
