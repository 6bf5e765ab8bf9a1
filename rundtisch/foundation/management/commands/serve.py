"""`rundtisch serve`: prepares, says where it serves, and becomes the server."""

import os
import socket
import sys
from argparse import ArgumentParser, ArgumentTypeError
from importlib import import_module, util
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils.translation import gettext as _

from rundtisch.foundation.installation import gather_static_files, outstanding_migrations

#: Pages in one process at once: more threads only wait for each other.
THREADS = 4
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def port_number(typed: str) -> int:
    """A port that a program may listen on."""
    if typed.isdecimal() and 1 <= int(typed) <= 65535:  # noqa: PLR2004
        return int(typed)
    raise ArgumentTypeError(_("%(typed)s ist kein Port") % {"typed": typed})


class Command(BaseCommand):
    """Serves pages and does the jobs."""

    help = "Stellt die Seiten bereit und erledigt die Aufgaben im Hintergrund."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to serve, with how many processes."""
        parser.add_argument("--host", default="127.0.0.1", help="Adresse, an der gelauscht wird (127.0.0.1)")
        parser.add_argument("--port", type=port_number, default=8000, help="Port (8000)")
        parser.add_argument("--workers", type=int, default=1, help="Prozesse für Seiten (1; mit SQLite nur 1)")
        parser.add_argument("--migrate", action="store_true", help="vorher die Datenbank auf den Stand bringen")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare everything, then hand this process to the server, so that no memory is kept."""
        host, port, workers = options["host"], options["port"], options["workers"]
        self.refuse_what_cannot_go_well(host, port, workers)
        if options["migrate"]:
            call_command("migrate", verbosity=0)
        elif outstanding_migrations():
            raise CommandError(
                _(
                    "Die Datenbank ist nicht auf dem Stand des Programms: "
                    "Rufen Sie „rundtisch migrate“ auf oder „rundtisch serve --migrate“."
                )
            )
        gather_static_files()
        address = public_address(host, port)
        if link := first_account_link():
            self.stdout.write(_("Das erste Konto legen Sie hier an (einmal, eine Stunde lang):"))
            self.stdout.write(link)
        self.stdout.write(_("Rundtisch läuft: %(address)s") % {"address": f"{address}/"})
        self.stdout.flush()
        connection.close()
        become_server(host, port, workers)

    def refuse_what_cannot_go_well(self, host: str, port: int, workers: int) -> None:
        """Two writers on one file, sign-in links for the whole network, a port that is taken."""
        if workers < 1:
            raise CommandError(_("Es braucht mindestens einen Prozess."))
        if workers > 1 and connection.vendor == "sqlite":
            raise CommandError(
                _("Mit SQLite läuft Rundtisch in einem Prozess; für mehrere richten Sie PostgreSQL ein.")
            )
        if getattr(settings, "DEMO_SIGN_IN", False) and host not in LOOPBACK:
            raise CommandError(_("Die Demo meldet jeden ohne Passwort an; sie läuft nur auf 127.0.0.1."))
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family, socket.SOCK_STREAM) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind((host, port))
            except OSError as error:
                raise CommandError(
                    _("An %(host)s, Port %(port)s, kann Rundtisch nicht lauschen: %(reason)s.")
                    % {"host": host, "port": port, "reason": error.strerror}
                ) from error


def public_address(host: str, port: int) -> str:
    """The address that people type: as set, or where this server listens, so that links lead here."""
    if "RUNDTISCH_BASE_URL" not in os.environ:
        here = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
        # For the links printed now, and for the server that this process becomes.
        settings.BASE_URL = os.environ["RUNDTISCH_BASE_URL"] = f"http://{here}:{port}"
    return str(settings.BASE_URL)


def first_account_link() -> str | None:
    """The one-time link for the first account, while nobody has one; the part people makes it."""
    # Asked by name: the foundation knows nothing of people.
    if util.find_spec("rundtisch.people.services") is None:
        return None
    make = getattr(import_module("rundtisch.people.services"), "first_account_link", None)
    return make() if make else None


def become_server(host: str, port: int, workers: int) -> None:
    """Replace this process by the server; jobs run in the serving processes, each mail claimed by one."""
    os.environ["RUNDTISCH_JOBS"] = "here"
    options = f"--workers {workers} --blocking-threads {THREADS} --workers-kill-timeout 3 --log-level warning --no-ws"
    target = "rundtisch.config.wsgi:application"
    place = ["--host", host, "--port", str(port)]
    server = [sys.executable, "-m", "granian", "--interface", "wsgi", *place, *options.split(), target]
    os.execv(sys.executable, server)  # noqa: S606
