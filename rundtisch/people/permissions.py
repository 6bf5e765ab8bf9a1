"""Who runs this installation."""

from rundtisch.foundation.memory import remembered
from rundtisch.foundation.permissions import rule

from .console import Console
from .models import Operatorship, Person


def is_operator(actor: Person | Console) -> bool:
    """Whether this actor runs the installation today."""
    if isinstance(actor, Console):
        return True
    # The person of a request was fetched together with the answer.
    known: bool | None = getattr(actor, "runs_installation", None)
    return remembered(
        ("is_operator", actor.pk),
        lambda: known if known is not None else Operatorship.objects.filter(person=actor, until_at=None).exists(),
    )


@rule
def may_operate(actor: Person | Console, _: object) -> bool:
    """Run the installation: directory, instruments, invitations; no ratings and no voices."""
    return is_operator(actor)


@rule
def may_change_own_account(actor: Person, person: Person) -> bool:
    """Change the account that is one's own."""
    return actor == person
