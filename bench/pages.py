"""What each page costs: processor time, requests per second, waiting time and questions to the database."""

import json
import statistics
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from . import counting, processes
from .server import ROOT, Place, fetch

#: What is measured, in the words of the printed table; references first.
WORDS = {
    "empty": "empty view",
    "bare": "bare page, 40 rows",
    "start": "start page",
    "table": "table page",
    "meeting": "meeting page, 40 items",
    "matrix": "matrix of 38 houses",
    "register": "search in 40,000 agreements",
    "occasions": "reasons to talk of 38 houses",
    "pair": "friction of a pair",
    "figures_once": "figures of one release",
    "figures": "figures of three releases",
}
MANY_CLIENTS = 16
WARM_UP = 12


@dataclass(frozen=True)
class Effort:
    """How often is asked: so many rounds over all pages, so many requests each, and once with many clients."""

    rounds: int
    requests: int
    requests_of_many: int


@dataclass
class PageCost:
    """What one page costs; processor time once for each round."""

    queries: int
    processor: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    wholes: list[float] = field(default_factory=list)
    seconds_of_many: list[float] = field(default_factory=list)
    whole_of_many: float = 0

    def figures(self) -> dict[str, float]:
        """Milliseconds and requests per second; processor time as the median of the rounds."""
        return {
            "cpu_ms": statistics.median(self.processor) * 1000,
            "queries": self.queries,
            "per_second_1": len(self.seconds) / sum(self.wholes),
            "p95_ms_1": _p95(self.seconds) * 1000,
            "per_second_16": len(self.seconds_of_many) / self.whole_of_many,
            "p95_ms_16": _p95(self.seconds_of_many) * 1000,
        }


def measure(place: Place, server: int, filled: Mapping[str, Any], effort: Effort) -> dict[str, dict[str, float]]:
    """Measure all pages in turn, round by round, so that a busy machine slows all of them alike."""
    addresses = {"empty": "/bench/empty/", **filled["addresses"]}
    cookies = dict.fromkeys(addresses, filled["cookie"]) | filled["cookies"]
    for name, address in addresses.items():
        _ask(place, address, cookies[name], MANY_CLIENTS, WARM_UP * MANY_CLIENTS // 4)
    costs = {name: PageCost(queries_of(place, address, cookies[name])) for name, address in addresses.items()}
    family = processes.family_of(server)
    for _ in range(effort.rounds):
        for name, address in addresses.items():
            before = processes.processor_seconds(family)
            told = _ask(place, address, cookies[name], 1, effort.requests)
            costs[name].processor.append((processes.processor_seconds(family) - before) / len(told["seconds"]))
            costs[name].seconds += told["seconds"]
            costs[name].wholes.append(told["whole"])
    for name, address in addresses.items():
        told = _ask(place, address, cookies[name], MANY_CLIENTS, effort.requests_of_many)
        costs[name].seconds_of_many, costs[name].whole_of_many = told["seconds"], told["whole"]
    return {name: cost.figures() for name, cost in costs.items()}


def queries_of(place: Place, address: str, cookie: str) -> int:
    """How many questions a page asks the database."""
    status, headers, _body = fetch(place.port, address, Cookie=cookie, **{counting.ASKED: "1"})
    if status != 200:  # noqa: PLR2004
        raise SystemExit(f"{address} answers {status}.")
    return int(headers[counting.TOLD.lower()])


def _ask(place: Place, address: str, cookie: str, clients: int, requests: int) -> dict[str, Any]:
    asked = {"port": place.port, "address": address, "cookie": cookie, "clients": clients, "requests": requests}
    answer = subprocess.run(
        [sys.executable, "-m", "bench.load"],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    told: dict[str, Any] = json.loads(answer.stdout)
    if told["failures"]:
        raise SystemExit(f"{address}: {told['failures']} requests failed.")
    return told


def _p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]
