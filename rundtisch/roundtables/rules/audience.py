"""Who may see what an institution shares.

A share is the owner's act and opens one thing to one audience; several stand side by side as a set, and no audience
contains another. What no share opens, only the own house sees. Being an operator is not among the facts asked here:
it opens nothing.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

Id = TypeVar("Id", bound=Hashable)


class Audience(StrEnum):
    """To whom a share opens a thing."""

    OWN_HOUSE = "own_house"
    NAMED = "named"
    TABLE_WITHOUT_SUPERVISION = "table_without_supervision"
    TABLE = "table"
    REGION_ANONYMOUS = "region_anonymous"
    PUBLIC = "public"


#: Audiences that are the people at one table.
OF_A_TABLE = frozenset({Audience.TABLE_WITHOUT_SUPERVISION, Audience.TABLE})


@dataclass(frozen=True)
class Viewer(Generic[Id]):
    """What counts about the person who looks: today's institutions, and tables where one of these takes part.

    `is_supervision` holds for every person with a current appointment in any supervision institution, whatever
    other seats that person has. A guest has no person, no institutions and no tables.
    """

    person: Id | None
    institutions: frozenset[Id] = frozenset()
    tables: frozenset[Id] = frozenset()
    is_supervision: bool = False


@dataclass(frozen=True)
class Share(Generic[Id]):
    """One opening of one thing: to whom, from when until when, and with which extras."""

    audience: Audience
    from_on: date
    until_on: date | None = None
    is_revoked: bool = False
    table: Id | None = None
    named_institutions: frozenset[Id] = frozenset()
    named_persons: frozenset[Id] = frozenset()
    #: Persons named together with the house for which they act; in another house they are not meant.
    named_for: frozenset[tuple[Id, Id]] = frozenset()
    extras: frozenset[str] = frozenset()

    def is_open_on(self, day: date) -> bool:
        """Whether the share holds on that day, first and last day included."""
        return not self.is_revoked and self.from_on <= day and (self.until_on is None or day <= self.until_on)

    def reaches(self, viewer: Viewer[Id]) -> bool:
        """Whether the viewer belongs to the audience."""
        match self.audience:
            case Audience.PUBLIC:
                return True
            case Audience.TABLE:
                return self.table in viewer.tables
            case Audience.TABLE_WITHOUT_SUPERVISION:
                return self.table in viewer.tables and not viewer.is_supervision
            case Audience.NAMED:
                return (
                    viewer.person in self.named_persons
                    or any((viewer.person, house) in self.named_for for house in viewer.institutions)
                    or bool(self.named_institutions & viewer.institutions)
                )
            case _:  # the own house needs no share, and the region is shown in figures only
                return False


def may_see(viewer: Viewer[Id], owner: Id, shares: Iterable[Share[Id]], on: date) -> bool:
    """Whether the viewer sees what is shared: as the own house, or because one open share reaches that far."""
    return owner in viewer.institutions or any(share.is_open_on(on) and share.reaches(viewer) for share in shares)


def may_see_extra(viewer: Viewer[Id], owner: Id, shares: Iterable[Share[Id]], on: date, extra: str) -> bool:
    """Whether the viewer also sees an extra: as the own house, or by a share on which it was ticked."""
    return may_see(viewer, owner, (share for share in shares if extra in share.extras), on)
