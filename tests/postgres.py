"""A PostgreSQL server that lives as long as a test run, in a directory of its own, reached over this machine only."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: Safe against nothing but fast: what is stored here is thrown away.
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "100",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
}


def programs() -> Path:
    """Where Debian keeps the newest PostgreSQL of this machine."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise SystemExit("Tests on PostgreSQL need the Debian package postgresql.")
    return found[-1].parent


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def server_account() -> int | None:
    """The account that runs the server: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_uid
        except KeyError:
            continue
    raise SystemExit("PostgreSQL refuses to run as root, and there is no account postgres or nobody.")


@contextmanager
def server() -> Iterator[str]:
    """Start a server with an empty database and give its address."""
    place = Path(tempfile.mkdtemp(prefix="rundtisch-postgres-"))
    account = server_account()
    if account is not None:
        os.chown(place, account, -1)
    port = free_port()
    files = str(place / "files")

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [str(programs() / program), *arguments],
            check=True,
            user=account,
            cwd=place,
            env={"LC_ALL": "C.UTF-8", "TZ": "UTC"},
            stdout=subprocess.DEVNULL,
        )

    options = " ".join(f"-c {name}={value or chr(39) * 2}" for name, value in {**SETTINGS, "port": port}.items())
    try:
        run(
            "initdb", "-D", files, "-U", "rundtisch", "--auth=trust", "--encoding=UTF8", "--no-sync", "--locale=C.UTF-8"
        )
        run("pg_ctl", "-D", files, "-w", "-s", "-l", str(place / "log"), "-o", options, "start")
        try:
            yield f"postgres://rundtisch@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "-D", files, "-w", "-s", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(place, ignore_errors=True)
