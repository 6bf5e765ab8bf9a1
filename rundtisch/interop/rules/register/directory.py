"""What the directory has, as far as the register speaks of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from .said import Facts


@dataclass(frozen=True)
class Known:
    """One institution or municipality of the directory, with the same names of facts as the files."""

    id: UUID
    number: str
    facts: Facts
    has_successor: bool = False

    @property
    def ags(self) -> str:
        """The key of the municipality in which it lies."""
        return str(self.facts.get("municipality") or "")

    @property
    def name(self) -> str:
        """What a list shows."""
        return str(self.facts["name"])

    def has_ended_on(self, day: date) -> bool:
        """Whether it is closed on this day."""
        ends_on = self.facts.get("ends_on")
        return isinstance(ends_on, date) and ends_on <= day


@dataclass(frozen=True)
class Directory:
    """Everything with an official number, by that number."""

    schools: Mapping[str, Known] = field(default_factory=dict)
    offices: Mapping[str, Known] = field(default_factory=dict)
    authorities: Mapping[str, Known] = field(default_factory=dict)
    municipalities: Mapping[str, Known] = field(default_factory=dict)
