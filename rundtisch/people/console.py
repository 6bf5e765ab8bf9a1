"""Whoever runs the program at the console: an actor without an account, trusted like an operator."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Console:
    """The console of the machine on which the installation runs."""

    pk: UUID | None = None
    is_authenticated: bool = True

    def __str__(self) -> str:
        return _("Betrieb an der Konsole")


CONSOLE = Console()
