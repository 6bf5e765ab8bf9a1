"""When a text may be saved over another; pure Python."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Clash:
    """Two people wrote from the same version: what stands now, and what the second one typed."""

    version: int
    standing: str
    typed: str
    written_by: str
