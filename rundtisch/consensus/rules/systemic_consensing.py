"""Systemic consensing: every institution says how much resistance it has to each option.

The passive option "all stays as it is" is always among them: an option that meets no less resistance than change
at all drops out. The option with the lowest group resistance is read as the best one, unless two lie so close
together that another round says more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from rundtisch.consensus.rules.finding import Finding, OptionResistance
from rundtisch.consensus.rules.positions import ReadingKey

PLACES = 10_000


@dataclass(frozen=True)
class ResistanceVoice:
    """The resistance of one institution to every option."""

    institution: str
    resistance: Mapping[str, int]


@dataclass(frozen=True)
class SystemicConsensing:
    """One asking by systemic consensing; the options stand as they were given."""

    voices: tuple[ResistanceVoice, ...]
    options: tuple[str, ...]
    passive: str
    scale_max: int
    outlier_from: int
    near_tie: Fraction

    def find(self) -> Finding:
        """The options by group resistance, and which of them the group resists least."""
        options = tuple(sorted(map(self._weigh, self.options), key=lambda option: (option.sum, option.max)))
        candidates = [option for option in options if option.id != self.passive and not option.above_passive]
        return Finding(key=self._key(candidates), options=options, best=self._best(candidates))

    def _weigh(self, option: str) -> OptionResistance:
        total = self._sum(option)
        return OptionResistance(
            id=option,
            sum=total,
            max=max((voice.resistance[option] for voice in self.voices), default=0),
            acceptance=acceptance(total, len(self.voices) * self.scale_max),
            above_passive=option != self.passive and total >= self._sum(self.passive),
            outliers=tuple(voice.institution for voice in self.voices if voice.resistance[option] >= self.outlier_from),
        )

    def _sum(self, option: str) -> int:
        return sum(voice.resistance[option] for voice in self.voices)

    def _key(self, candidates: list[OptionResistance]) -> ReadingKey:
        if not candidates:
            return ReadingKey.PASSIVE_OPTION
        distances = [runner_up.sum - candidates[0].sum for runner_up in candidates[1:2]]
        if any(distance <= self.near_tie * len(self.voices) * self.scale_max for distance in distances):
            return ReadingKey.NEAR_TIE
        return ReadingKey.BEST_OPTION

    def _best(self, candidates: list[OptionResistance]) -> tuple[str, ...]:
        """Nothing is best while nobody has been heard: silence does not speak for the passive option."""
        if not self.voices:
            return ()
        if not candidates:
            return (self.passive,)
        first = candidates[0]
        return tuple(option.id for option in candidates if (option.sum, option.max) == (first.sum, first.max))


def acceptance(resistance: int, most: int) -> str | None:
    """What is left of the highest possible resistance, as text with four places, half up; nothing of nothing."""
    if most == 0:
        return None
    places = (2 * (most - resistance) * PLACES + most) // (2 * most)
    return f"{places // PLACES}.{places % PLACES:04d}"
