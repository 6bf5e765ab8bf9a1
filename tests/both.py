"""Runs the tests on SQLite, then on PostgreSQL: a server of its own, or the one in RUNDTISCH_TEST_DATABASE_URL.

The second run leaves out what meets no database.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests import postgres

ADDRESS = "RUNDTISCH_TEST_DATABASE_URL"


def tests_on(engine: str, address: str | None) -> int:
    """Run the tests on one database and say how long it took; returns what pytest returned."""
    environment = {name: value for name, value in os.environ.items() if name != ADDRESS}
    if address:
        environment[ADDRESS] = address
    began = time.monotonic()
    print(f"\n=== Tests on {engine}", flush=True)
    only = ["--with-database"] if address else []
    answer = subprocess.call([sys.executable, "-m", "pytest", *only, *sys.argv[1:]], env=environment)
    print(f"=== {engine}: {'passed' if answer == 0 else 'failed'} in {time.monotonic() - began:.0f} s", flush=True)
    return answer


def main() -> int:
    """Run on SQLite, then on PostgreSQL, whatever the first run says."""
    if given := os.environ.get(ADDRESS):
        answers = [tests_on("SQLite", None), tests_on("the given database", given)]
    else:
        with postgres.server() as address:
            answers = [tests_on("SQLite", None), tests_on("PostgreSQL", address)]
    return max(answers)


if __name__ == "__main__":
    sys.exit(main())
