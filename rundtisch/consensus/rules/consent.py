"""Consent: a proposal is adopted when no serious objection stands against it.

A serious objection argues from the common goal; without a reason it stops the adoption all the same, and the round
asks for the reason first.
"""

from dataclasses import dataclass

from rundtisch.consensus.rules.finding import Finding, Reservation, counted
from rundtisch.consensus.rules.positions import ConsentPosition, ReadingKey


@dataclass(frozen=True)
class ConsentVoice:
    """The position of one institution, with its reason."""

    institution: str
    position: ConsentPosition
    reason: str

    @property
    def has_reason(self) -> bool:
        """Whether the reason says anything."""
        return bool(self.reason.strip())


@dataclass(frozen=True)
class Consent:
    """One asking by consent."""

    voices: tuple[ConsentVoice, ...]

    def find(self) -> Finding:
        """Objection, missing reason, light objections or adoption, whichever applies first."""
        return Finding(
            key=self._key(),
            counts=counted((voice.position for voice in self.voices), ConsentPosition),
            blocking=tuple(voice.institution for voice in self._at(ConsentPosition.SERIOUS_OBJECTION)),
            reservations=tuple(
                Reservation(voice.institution, voice.position, voice.reason)
                for voice in self._at(ConsentPosition.LIGHT_OBJECTION)
            ),
        )

    def _key(self) -> ReadingKey:
        serious = self._at(ConsentPosition.SERIOUS_OBJECTION)
        if any(voice.has_reason for voice in serious):
            return ReadingKey.OBJECTION
        if serious:
            return ReadingKey.REASON_MISSING
        if self._at(ConsentPosition.LIGHT_OBJECTION):
            return ReadingKey.ADOPTED_WITH_OBJECTIONS
        return ReadingKey.ADOPTED

    def _at(self, position: ConsentPosition) -> list[ConsentVoice]:
        return [voice for voice in self.voices if voice.position is position]
