"""Brings in an instrument or a new version of one from a file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rundtisch.foundation.errors import Refusal
from rundtisch.people.console import CONSOLE

from ... import services
from ...queries.instrument_file import read_instrument_file


class Command(BaseCommand):
    """Reads one file; nothing is stored unless all of it is sound."""

    help = "Fügt ein Instrument (Matrix) oder eine neue Fassung aus einer Datei hinzu (YAML, ODS, XLSX, CSV)."

    def add_arguments(self, parser: CommandParser) -> None:
        """One file."""
        parser.add_argument("file", metavar="FILE", help="Instrument als YAML, ODS, XLSX oder CSV")

    def handle(self, *args: Any, **options: Any) -> None:
        """Bring it in and say what happened."""
        try:
            content = Path(options["file"]).read_bytes()
        except OSError as error:
            raise CommandError(f"Die Datei {options['file']} lässt sich nicht lesen.") from error
        try:
            instrument = read_instrument_file(Path(options["file"]).name, content)
            stored, is_new = services.import_instrument(by=CONSOLE, instrument=instrument)
        except Refusal as refusal:
            raise CommandError(refusal.sentence) from refusal
        said = "ist eingebracht" if is_new else "ist schon da, nichts geändert"
        self.stdout.write(f"{stored.title}, Fassung {stored.version}, {said}.")
