"""A chain: how a question became a topic, a proposal, an agreement, a measure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ChainLink:
    """One link of a chain; the one that the page shows is here."""

    label: str
    url: str = ""
    note: str = ""
    is_here: bool = False
