"""The stages of an instrument, and what counts as early and as advanced.

Early is the lower half of the stages, advanced the upper half; the middle of an odd number is neither.
"""

from dataclasses import dataclass
from enum import StrEnum

FEWEST_STAGES = 2
MOST_STAGES = 6


class Standing(StrEnum):
    """Where on its scale a stage lies."""

    EARLY = "early"
    MIDDLE = "middle"
    ADVANCED = "advanced"


@dataclass(frozen=True)
class Scale:
    """The stages of an instrument, numbered without a gap from the lowest to the highest."""

    lowest: int
    highest: int

    def __post_init__(self) -> None:
        """Refuse what is no scale of two to six stages."""
        if not FEWEST_STAGES <= self.highest - self.lowest + 1 <= MOST_STAGES:
            raise ValueError(f"a scale has {FEWEST_STAGES} to {MOST_STAGES} stages")

    def standing(self, stage: int) -> Standing:
        """Whether a stage is early, advanced, or the middle one."""
        self._refuse_off_scale(stage)
        from_below, from_above = stage - self.lowest, self.highest - stage
        if from_below == from_above:
            return Standing.MIDDLE
        return Standing.EARLY if from_below < from_above else Standing.ADVANCED

    def is_half_apart(self, one: int, other: int) -> bool:
        """Whether two stages lie at least half the way from the lowest to the highest stage apart."""
        self._refuse_off_scale(one)
        self._refuse_off_scale(other)
        return 2 * abs(one - other) >= self.highest - self.lowest

    def _refuse_off_scale(self, stage: int) -> None:
        if not self.lowest <= stage <= self.highest:
            raise ValueError(f"stage {stage} is not on the scale {self.lowest} to {self.highest}")
