"""The server as an operator starts it: `rundtisch serve`, in a directory and a database of its own."""

import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.postgres import free_port

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = Path(sys.executable).with_name("rundtisch")
HOST = "127.0.0.1"
#: Seconds after which something is wrong, not slow.
PATIENCE = 120


@dataclass
class Place:
    """Where one installation lives, and on which database."""

    directory: Path
    database: str
    workers: int
    port: int = field(default_factory=free_port)

    @property
    def environment(self) -> dict[str, str]:
        """What its commands know."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("RUNDTISCH_")}
        return {
            **kept,
            "DJANGO_SETTINGS_MODULE": "bench.settings",
            "PYTHONPATH": str(ROOT),
            "RUNDTISCH_DATA_DIR": str(self.directory),
            "RUNDTISCH_DATABASE_URL": self.database,
            "RUNDTISCH_BASE_URL": f"http://{HOST}:{self.port}",
            "RUNDTISCH_SECRET_KEY": "only for measuring",
        }

    def run(self, *command: str) -> str:
        """What a command prints."""
        return subprocess.run(
            command, env=self.environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True, timeout=PATIENCE * 5
        ).stdout

    def rundtisch(self, *arguments: str) -> str:
        """What a command of the program prints."""
        return self.run(str(PROGRAM), *arguments)

    def fill(self) -> dict[str, Any]:
        """Migrate and fill the database; returns cookies and addresses."""
        self.rundtisch("migrate", "--verbosity", "0")
        return self._filled()

    def fill_state(self) -> dict[str, Any]:
        """Put a whole state beside it; returns addresses and how long releases took."""
        return self._filled("state")

    def _filled(self, *what: str) -> dict[str, Any]:
        filled: dict[str, Any] = json.loads(self.run(sys.executable, "-m", "bench.fill", *what))
        return filled


@contextmanager
def serving(place: Place) -> Iterator[tuple[int, float]]:
    """The running server: its process, and how many seconds it took until it answered."""
    began = time.monotonic()
    server = subprocess.Popen(
        [str(PROGRAM), "serve", "--port", str(place.port), "--workers", str(place.workers)],
        env=place.environment,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )
    try:
        while not _answers(place.port):
            if server.poll() is not None or time.monotonic() - began > PATIENCE:
                raise SystemExit("The server did not start.")
            time.sleep(0.02)
        yield server.pid, time.monotonic() - began
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _answers(port: int) -> bool:
    with suppress(OSError, http.client.HTTPException):
        status, _headers, _body = fetch(port, "/health/live")
        return status == http.client.OK
    return False


def fetch(port: int, address: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """One page: its status, its headers in small letters, its body as it came over the wire."""
    connection = http.client.HTTPConnection(HOST, port, timeout=60)
    try:
        connection.request("GET", address, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()
