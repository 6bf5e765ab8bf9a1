"""Priority dots put options into an order; many dots are never consent."""

from collections.abc import Mapping
from dataclasses import dataclass

from rundtisch.consensus.rules.finding import Finding, OptionDots
from rundtisch.consensus.rules.positions import ReadingKey


@dataclass(frozen=True)
class PriorityDots:
    """One round of dots; who gave which dots does not matter and may be secret."""

    ballots: tuple[Mapping[str, int], ...]
    options: tuple[str, ...]

    def find(self) -> Finding:
        """The options by their dots, highest first, then as given."""
        sums = [OptionDots(option, sum(dots.get(option, 0) for dots in self.ballots)) for option in self.options]
        return Finding(
            key=ReadingKey.ORDER,
            options=tuple(sorted(sums, key=lambda option: -option.sum)),
            best=self._best(sums),
        )

    def _best(self, sums: list[OptionDots]) -> tuple[str, ...]:
        """Nothing comes first while nobody has been heard."""
        if not self.ballots:
            return ()
        most = max(option.sum for option in sums)
        return tuple(option.id for option in sums if option.sum == most)
