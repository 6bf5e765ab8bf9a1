"""Recomputes a round of consensus from its exported record."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rundtisch.consensus.rules.reading import read_bytes
from rundtisch.consensus.rules.record import RecordError

REFUSED = 2


class Command(BaseCommand):
    """Reads the record of one round and prints its reading as JSON; needs no database."""

    help = "Rechnet eine Konsensrunde aus ihrer exportierten Aufzeichnung nach und gibt die Lesart als JSON aus."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The file is the one thing to say."""
        parser.add_argument("file", metavar="FILE", help="Aufzeichnung einer Runde als JSON; „-“ liest die Eingabe")
        parser.add_argument("--json", action="store_true", help="die Ausgabe ist immer JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the reading, or refuse with one sentence and exit code 2."""
        try:
            reading = read_bytes(content_of(options["file"]))
        except RecordError as refusal:
            raise CommandError(str(refusal), returncode=REFUSED) from refusal
        self.stdout.write(json.dumps(reading.as_json(), indent=2))


def content_of(name: str) -> bytes:
    """The bytes of the named file, or of the input for "-"; a file that cannot be read is refused."""
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except (OSError, ValueError) as problem:
        raise CommandError(f"Die Datei {name} lässt sich nicht lesen.", returncode=REFUSED) from problem
