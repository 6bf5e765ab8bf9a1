"""What was promised, and whether it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

TIMES_BARE = 3
QUERIES_OF_MEETING = 12
QUERIES = 20
MILLISECONDS_OF_REGISTER = 60
TIMES_WITH_STATE = 1.3
MILLISECONDS_OF_MATRIX = 150
MILLISECONDS_OF_FIGURES = 60
SECONDS_OF_RELEASE = 1
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
        *_targets_of_state(pages, found["state"]),
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


def _targets_of_state(before: Mapping[str, Any], state: Mapping[str, Any]) -> list[Target]:
    """What holds with a whole state in the database, compared with thirteen tables alone."""
    pages, words = state["pages"], {"matrix": "matrix", "occasions": "reasons to talk", "pair": "friction of a pair"}
    figures, once = pages["figures"], pages["figures_once"]
    return [
        *(
            Target(
                f"{word} in a whole state, times that with 13 tables",
                TIMES_WITH_STATE,
                pages[name]["cpu_ms"] / before[name]["cpu_ms"],
            )
            for name, word in words.items()
        ),
        *(
            Target(f"{word} in a whole state, p95, ms", MILLISECONDS_OF_MATRIX, pages[name]["p95_ms_1"])
            for name, word in words.items()
        ),
        *(
            Target(f"release {number} of a whole state, s", SECONDS_OF_RELEASE, seconds)
            for number, seconds in enumerate(state["seconds_to_release"], 1)
        ),
        Target("figures of a whole state, p95, ms", MILLISECONDS_OF_FIGURES, figures["p95_ms_1"]),
        Target("figures of three releases, times those of one", TIMES_WITH_STATE, figures["cpu_ms"] / once["cpu_ms"]),
        Target("figures of three releases, queries more than of one", 0, figures["queries"] - once["queries"]),
    ]
