"""Looking a description over once a year, and saying that it does not hold any more."""

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people.models import Person

from ..models import ProcessCheck, ProcessDescription
from ..permissions import may_check_process, may_retire_process


@act
def check_description(*, by: Person, description: ProcessDescription) -> ProcessCheck:
    """Say that it still goes so."""
    authorise(by, may_check_process, description)
    check = ProcessCheck.objects.create(description=description, checked_by=by, checked_at=clock.now())
    journal.note(by, "processes.description_checked", description)
    return check


@act
def retire_description(*, by: Person, description: ProcessDescription) -> ProcessDescription:
    """Say that it does not go so any more; from now on only the own house sees it."""
    authorise(by, may_retire_process, description)
    if description.retired_at is None:
        description.retired_by, description.retired_at = by, clock.now()
        description.save(update_fields=["retired_by", "retired_at"])
        journal.note(by, "processes.description_retired", description)
    return description


@act
def bring_back_description(*, by: Person, description: ProcessDescription) -> ProcessDescription:
    """Say that it goes so again; what was shared and not taken back is seen again."""
    authorise(by, may_retire_process, description)
    if description.retired_at is not None:
        description.retired_by, description.retired_at = None, None
        description.save(update_fields=["retired_by", "retired_at"])
        journal.note(by, "processes.description_brought_back", description)
    return description
