"""What one method finds in the voices of a round, before anybody asks whether enough were heard."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from rundtisch.consensus.rules.positions import ReadingKey


@dataclass(frozen=True)
class Reservation:
    """Recorded dissent of an institution, with its reason in its own words."""

    institution: str
    position: str
    reason: str

    def as_json(self) -> dict[str, object]:
        """The reservation as it stands in the record."""
        return {"institution": self.institution, "position": self.position, "reason": self.reason}


@dataclass(frozen=True)
class OptionResistance:
    """How the group stands to one option of systemic consensing.

    `acceptance` is nothing while nobody has been heard: silence is no acceptance.
    """

    id: str
    sum: int
    max: int
    acceptance: str | None
    above_passive: bool
    outliers: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """The option as it stands in the record."""
        return {
            "id": self.id,
            "sum": self.sum,
            "max": self.max,
            "acceptance": self.acceptance,
            "above_passive": self.above_passive,
            "outliers": list(self.outliers),
        }


@dataclass(frozen=True)
class OptionDots:
    """How many dots one option has gathered."""

    id: str
    sum: int

    def as_json(self) -> dict[str, object]:
        """The option as it stands in the record."""
        return {"id": self.id, "sum": self.sum}


@dataclass(frozen=True)
class Finding:
    """What one method finds; what the method does not know is None."""

    key: ReadingKey
    counts: Mapping[str, int] | None = None
    blocking: tuple[str, ...] | None = None
    reservations: tuple[Reservation, ...] | None = None
    options: tuple[OptionResistance, ...] | tuple[OptionDots, ...] | None = None
    best: tuple[str, ...] | None = None


class Asking(Protocol):
    """One asking by one method: its voices and its conditions."""

    def find(self) -> Finding:
        """What the method finds in the voices."""
        ...  # pragma: no cover


def counted(positions: Iterable[StrEnum], scale: type[StrEnum]) -> dict[str, int]:
    """How often each position was taken, in the order of the scale and without those nobody took."""
    count = Counter(positions)
    return {position.value: count[position] for position in scale if position in count}
