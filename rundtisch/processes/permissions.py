"""Who may do what with a process description. Writing is shared work of the house; sharing belongs to who speaks."""

from rundtisch.foundation import clock
from rundtisch.foundation.permissions import Rule, rule
from rundtisch.institutions.permissions import may_prepare_for, may_speak_for
from rundtisch.people.models import Person
from rundtisch.roundtables.models import own_houses
from rundtisch.roundtables.permissions import may_take_part

from .models import ProcessDescription, ProcessShare

#: Begin a description for a house.
may_begin_process = may_prepare_for.named("may_begin_process")

_prepares: Rule[Person, ProcessDescription] = may_prepare_for.of(lambda description: description.institution)

#: Share a description: never on behalf.
_speaks: Rule[Person, ProcessDescription] = may_speak_for.of(lambda description: description.institution)
may_share_process = _speaks.named("may_share_process")


@rule
def may_write_process(person: Person, description: ProcessDescription) -> bool:
    """Change a description: who prepares for the house; once it is shared, only who speaks for it.

    A share that rests or begins later counts too: what is written meanwhile is read as soon as it opens.
    """
    if may_share_process(person, description):
        return True
    return _prepares(person, description) and not description.shares.standing_on(clock.today()).exists()


#: Say once a year that it still goes so.
may_check_process = _prepares.named("may_check_process")

#: Say that it does not hold any more, or that it holds again.
may_retire_process = may_share_process.named("may_retire_process")

#: Take a share back: never on behalf.
_shared: Rule[Person, ProcessShare] = may_share_process.of(lambda share: share.description)
may_revoke_process_share = _shared.named("may_revoke_process_share")

#: Make a topic of a description.
may_propose_process = may_take_part.named("may_propose_process")


@rule
def may_see_whole_process(person: Person, description: ProcessDescription) -> bool:
    """See its shares and who looked: only the own house."""
    return description.institution_id in own_houses(person)
