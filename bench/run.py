"""`make bench`: fills a database, starts the real server, measures, and says which promises are kept."""

import argparse
import json
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import lists, pages, processes, register, weight
from bench.server import Place, serving
from bench.targets import targets_of
from tests import postgres

THOROUGH = pages.Effort(rounds=6, requests=30, requests_of_many=160)
QUICK = pages.Effort(rounds=3, requests=20, requests_of_many=96)
#: What is asked again once a whole state stands beside the thirteen tables.
OF_STATE = ("bare", "matrix", "occasions", "pair")


def measured_on(place: Place, effort: pages.Effort) -> dict[str, Any]:
    """All figures of one database."""
    began = time.monotonic()
    filled = place.fill()
    seconds_to_fill = time.monotonic() - began
    with serving(place) as (_server, first):
        pass
    with serving(place) as (server, again):
        found = {
            "workers": place.workers,
            "seconds_to_fill": seconds_to_fill,
            "seconds_to_first_start": first,
            "seconds_to_start": again,
            "pages": pages.measure(place, server, filled, effort),
            "megabytes": processes.megabytes(processes.family_of(server)),
            "lists": lists.queries_of_lists(place, filled),
            "weight": {
                name: weight.weigh(place, address, filled["cookies"].get(name, filled["cookie"]))
                for name, address in filled["addresses"].items()
                if name != "bare"
            },
        }
    return {**found, "state": of_state(place, filled, effort)}


def of_state(place: Place, filled: dict[str, Any], effort: pages.Effort) -> dict[str, Any]:
    """What pages and releases cost with a whole state in the same database."""
    began = time.monotonic()
    state = place.fill_state()
    seconds_to_fill = time.monotonic() - began
    addresses = {name: filled["addresses"][name] for name in OF_STATE} | state["addresses"]
    with serving(place) as (server, _start):
        measured_pages = pages.measure(place, server, {**filled, "cookies": {}, "addresses": addresses}, effort)
    return {
        "seconds_to_fill": seconds_to_fill,
        "seconds_to_release": state["seconds_to_release"],
        "pages": measured_pages,
    }


def measured(engines: list[str], effort: pages.Effort, *, is_quick: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    """The figures of each database, each in a place of its own that is thrown away."""
    for engine in engines:
        with ExitStack() as stack:
            directory = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="rundtisch-bench-")))
            if engine == "SQLite":
                place = Place(directory, f"sqlite:///{directory}/rundtisch.sqlite3", workers=1)
            else:
                place = Place(directory, stack.enter_context(postgres.server()), workers=2)
            found = measured_on(place, effort)
            apart = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="rundtisch-bench-")))
            database = f"sqlite:///{apart}/rundtisch.sqlite3"
            # The diff is worked out in Python: once is enough.
            found["seconds_of_diff"] = (
                register.seconds_of_diff(Place(apart, database, 1), again=not is_quick) if engine == engines[0] else []
            )
            yield engine, found


def show(engine: str, found: dict[str, Any]) -> bool:
    """Print the figures of one database; returns whether all promises are kept."""
    print(f"\n{engine}, {found['workers']} process{'es' if found['workers'] > 1 else ''} serving")
    show_pages(found["pages"], found["weight"])
    print("  queries with 1, 40 and 400 rows: ", end="")
    print(", ".join(f"{name} {'/'.join(map(str, counts))}" for name, counts in found["lists"].items()))
    print(f"  filled in {found['seconds_to_fill']:.0f} s, first start in {found['seconds_to_first_start']:.1f} s")
    print(f"  with a whole state, filled in {found['state']['seconds_to_fill']:.0f} s")
    show_pages(found["state"]["pages"], {})
    targets = targets_of(found)
    for target in targets:
        print(target.line())
    return all(target.is_kept for target in targets)


def show_pages(costs: dict[str, Any], weights: dict[str, Any]) -> None:
    """One line for each page."""
    print(
        f"  {'page':<28}{'CPU ms':>8}{'x bare':>8}{'queries':>9}{'1 client':>20}{'16 clients':>20}"
        + (f"{'first/next KB':>16}" if weights else "")
    )
    bare = costs["bare"]["cpu_ms"]
    for name, one in costs.items():
        first, after = weights.get(name, (0, 0))
        print(
            f"  {pages.WORDS[name]:<28}{one['cpu_ms']:>8.1f}{one['cpu_ms'] / bare:>8.2f}{one['queries']:>9.0f}"
            f"{one['per_second_1']:>9.0f}/s p95 {one['p95_ms_1']:>4.0f}"
            f"{one['per_second_16']:>9.0f}/s p95 {one['p95_ms_16']:>4.0f}"
            + (f"{first / 1000:>10.0f}/{after / 1000:.1f}" if first else "")
        )


def main() -> int:
    """Measure and print; 1 when a promise is not kept."""
    parser = argparse.ArgumentParser(description="Measures the real server with the data of thirteen tables.")
    parser.add_argument("--quick", action="store_true", help="fewer requests")
    parser.add_argument("--json", action="store_true", help="output for programs")
    parser.add_argument("--only", choices=["SQLite", "PostgreSQL"], help="one database")
    options = parser.parse_args()
    # Whoever ends the measurement ends its servers, too.
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    engines = [options.only] if options.only else ["SQLite", "PostgreSQL"]
    all_kept, told = True, {}
    for engine, found in measured(engines, QUICK if options.quick else THOROUGH, is_quick=options.quick):
        told[engine] = {
            **found,
            "targets": [{**vars(one), "is_kept": one.is_kept} for one in targets_of(found)],
        }
        all_kept &= all(one["is_kept"] for one in told[engine]["targets"])
        if not options.json:
            show(engine, found)
    if options.json:
        print(json.dumps(told, indent=2))
    return 0 if all_kept else 1


if __name__ == "__main__":
    sys.exit(main())
