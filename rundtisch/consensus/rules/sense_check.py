"""A sense check shows how a thought is received, by thumbs or by fingers; it never decides."""

from collections import Counter
from dataclasses import dataclass

from rundtisch.consensus.rules.finding import Finding
from rundtisch.consensus.rules.positions import MOST_FINGERS, ReadingKey, Thumb

SIGNS = (*(str(fingers) for fingers in range(MOST_FINGERS + 1)), *(thumb.value for thumb in Thumb))


@dataclass(frozen=True)
class SenseCheck:
    """One sense check; who gave which sign does not matter and may be secret."""

    signs: tuple[str, ...]

    def find(self) -> Finding:
        """How often each sign was given, fingers from none to five, thumbs from up to down."""
        count = Counter(self.signs)
        return Finding(key=ReadingKey.SHOWN, counts={sign: count[sign] for sign in SIGNS if sign in count})
