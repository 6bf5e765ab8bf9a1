"""What was promised, and whether it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

TIMES_BARE = 3
QUERIES_OF_MEETING = 12
QUERIES = 20
MILLISECONDS_OF_REGISTER = 60
SECONDS_TO_START = 3
SECONDS_OF_DIFF = 5
KILOBYTES_FIRST = 150
KILOBYTES_AFTER = 30
MEGABYTES = {1: 150, 2: 250}


@dataclass(frozen=True)
class Target:
    """One promise with what was measured."""

    promise: str
    limit: float
    measured: float

    @property
    def is_kept(self) -> bool:
        """Whether it is kept."""
        return self.measured <= self.limit

    def line(self) -> str:
        """One line to print."""
        return (
            f"  {'ok    ' if self.is_kept else 'MISSED'}  {self.promise}: {self.measured:.4g} (at most {self.limit:g})"
        )


def targets_of(found: Mapping[str, Any]) -> list[Target]:
    """All promises that one run measured."""
    pages = found["pages"]
    products = {name: figures for name, figures in pages.items() if name not in ("empty", "bare")}
    differing = [name for name, counts in found["lists"].items() if len(set(counts)) > 1]
    most = max([figures["queries"] for figures in products.values()] + [max(one) for one in found["lists"].values()])
    return [
        Target("meeting page, times the bare page", TIMES_BARE, pages["meeting"]["cpu_ms"] / pages["bare"]["cpu_ms"]),
        Target("meeting page, queries", QUERIES_OF_MEETING, pages["meeting"]["queries"]),
        Target("any page, queries", QUERIES, most),
        Target(f"lists whose queries grow with rows {differing or ''}".strip(), 0, len(differing)),
        Target("register of 40,000 agreements, p95, ms", MILLISECONDS_OF_REGISTER, pages["register"]["p95_ms_1"]),
        Target("memory after the load, MB", MEGABYTES[found["workers"]], found["megabytes"]),
        Target("server start, s", SECONDS_TO_START, found["seconds_to_start"]),
        *(Target("diff of the register, s", SECONDS_OF_DIFF, seconds) for seconds in found["seconds_of_diff"]),
        Target(
            "first visit, heaviest page, KB", KILOBYTES_FIRST, max(one[0] for one in found["weight"].values()) / 1000
        ),
        Target(
            "next visits, heaviest page, KB", KILOBYTES_AFTER, max(one[1] for one in found["weight"].values()) / 1000
        ),
    ]
