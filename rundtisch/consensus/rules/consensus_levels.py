"""Consensus levels: six positions from full agreement to veto.

One veto is enough against a consensus, open major concerns ask for a revision, and where a third or more keep
themselves out the consensus is too thin to stand on.
"""

from dataclasses import dataclass
from fractions import Fraction

from rundtisch.consensus.rules.finding import Finding, Reservation, counted
from rundtisch.consensus.rules.positions import ConsensusLevel, ReadingKey

RESERVED = frozenset({ConsensusLevel.MINOR_CONCERNS, ConsensusLevel.STAND_ASIDE, ConsensusLevel.MAJOR_CONCERNS})
KEEPING_OUT = frozenset({ConsensusLevel.ABSTAIN, ConsensusLevel.STAND_ASIDE})


@dataclass(frozen=True)
class LevelVoice:
    """The position of one institution, with its reason."""

    institution: str
    position: ConsensusLevel
    reason: str


@dataclass(frozen=True)
class ConsensusLevels:
    """One asking by consensus levels."""

    voices: tuple[LevelVoice, ...]
    thin_share: Fraction

    def find(self) -> Finding:
        """The first of veto, major concerns, thin and minor concerns that applies; else consensus."""
        vetoes = self._at(ConsensusLevel.VETO)
        major = self._at(ConsensusLevel.MAJOR_CONCERNS)
        return Finding(
            key=self._key(),
            counts=counted((voice.position for voice in self.voices), ConsensusLevel),
            blocking=vetoes or major,
            reservations=tuple(
                Reservation(voice.institution, voice.position, voice.reason)
                for voice in self.voices
                if voice.position in RESERVED
            ),
        )

    def _key(self) -> ReadingKey:
        if self._at(ConsensusLevel.VETO):
            return ReadingKey.NO_CONSENSUS
        if self._at(ConsensusLevel.MAJOR_CONCERNS):
            return ReadingKey.NOT_YET
        if self._is_thin():
            return ReadingKey.THIN
        if self._at(ConsensusLevel.MINOR_CONCERNS):
            return ReadingKey.CONSENSUS_WITH_CONCERNS
        return ReadingKey.CONSENSUS

    def _is_thin(self) -> bool:
        keeping_out = sum(voice.position in KEEPING_OUT for voice in self.voices)
        return keeping_out >= self.thin_share * len(self.voices)

    def _at(self, position: ConsensusLevel) -> tuple[str, ...]:
        return tuple(voice.institution for voice in self.voices if voice.position is position)
