"""What the files of the register say, whatever their layout."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from .table import Rejection

Value: TypeAlias = str | int | date | None
#: Named facts; a column that a file does not have is not said, and so never compared.
Facts: TypeAlias = Mapping[str, Value]


@dataclass(frozen=True)
class Said:
    """What a file says of one institution or place."""

    number: str
    facts: Facts
    is_closed: bool = False

    @property
    def ags(self) -> str:
        """The key of the municipality in which it lies."""
        return str(self.facts.get("municipality") or "")

    @property
    def name(self) -> str:
        """What a list shows."""
        return str(self.facts.get("name") or self.number)


@dataclass(frozen=True)
class Figures:
    """All figures of one file and the school year they count for."""

    year: int
    of: Mapping[str, int]
    rejected: tuple[Rejection, ...] = ()


@dataclass(frozen=True)
class SchoolFile:
    """Schools, offices, authorities of private schools only, and what cannot be used."""

    schools: tuple[Said, ...]
    offices: tuple[Said, ...]
    private_authorities: frozenset[str]
    rejected: tuple[Rejection, ...]


@dataclass(frozen=True)
class SideFile:
    """Authorities or municipalities and what cannot be used."""

    said: tuple[Said, ...]
    rejected: tuple[Rejection, ...]


@dataclass(frozen=True)
class Register:
    """All files of one import; only the schools are always there."""

    schools: SchoolFile
    authorities: SideFile | None = None
    municipalities: SideFile | None = None
    pupils: Figures | None = None
    social_index: Figures | None = None
