"""Shows what the official register would change in the directory, and takes it over."""

import json
import re
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rundtisch.foundation.errors import Refusal
from rundtisch.people.console import CONSOLE

from ... import queries, services
from ...rules.register.files import NamedBytes
from ...rules.register.kinds import FileKind
from ...rules.register.report import report
from ...rules.register.sentences import RegisterError
from ...rules.register.summary import summary
from ...rules.register.text import MAX_BYTES

SIDE_FILES = {
    FileKind.AUTHORITIES: ("--authorities", "Verzeichnis der Schulträger"),
    FileKind.PUPILS: ("--pupils", "Schülerzahlen je Schule"),
    FileKind.SOCIAL_INDEX: ("--social-index", "Sozialindexstufe je Schule"),
    FileKind.MUNICIPALITIES: ("--municipalities", "Gemeindeverzeichnis"),
}
WIDTH = 30


class Command(BaseCommand):
    """Reads the files of the register; without --apply nothing is stored."""

    help = "Zeigt, was das amtliche Schulregister am Verzeichnis ändern würde; mit --apply wird es übernommen."

    def add_arguments(self, parser: CommandParser) -> None:
        """One file of schools, and what belongs to it."""
        parser.add_argument("file", metavar="FILE", help="Schulgrunddaten (CSV), alter oder heutiger Aufbau")
        for kind, (flag, words) in SIDE_FILES.items():
            parser.add_argument(flag, metavar="F", dest=kind.value, help=words)
        parser.add_argument(
            "--area", metavar="AGS-PREFIX", default="", help="nur dieses Gebiet, zum Beispiel 05754 für einen Kreis"
        )
        parser.add_argument(
            "--complete",
            action="store_true",
            help="die Datei ist für ihr Gebiet vollständig: was darin fehlt, ist beendet",
        )
        parser.add_argument("--apply", action="store_true", help="übernehmen, nicht nur zeigen")
        parser.add_argument("--json", action="store_true", help="Ausgabe für Maschinen")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the diff; apply it when asked to."""
        area = options["area"]
        if not re.fullmatch(r"[0-9]{0,8}", area):
            raise CommandError("Das Gebiet ist der Anfang eines Gemeindeschlüssels, zum Beispiel 05754.")
        files = {FileKind.SCHOOLS: file_at(options["file"])}
        files |= {kind: file_at(options[kind.value]) for kind in SIDE_FILES if options[kind.value]}
        try:
            told = self._told(files, area, is_complete=options["complete"], apply=options["apply"])
        except RegisterError as error:
            raise CommandError(str(error)) from error
        except Refusal as refusal:
            raise CommandError(refusal.sentence) from refusal
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        else:
            self.stdout.write(summary(told, applied=options["apply"]))

    def _told(self, files: dict[FileKind, NamedBytes], area: str, *, is_complete: bool, apply: bool) -> dict[str, Any]:
        if not apply:
            self._say("Die Dateien werden gelesen und verglichen …")
            return report(queries.diff_of(queries.read_files(files), area=area, is_complete=is_complete))
        applied = services.import_register(
            by=CONSOLE, files=files, area=area, is_complete=is_complete, progress=self._show
        )
        kept: dict[str, Any] = applied.report
        return kept

    def _show(self, written: int, of: int) -> None:
        done = WIDTH * written // of if of else WIDTH
        ending = "\n" if written == of else ""
        self._say(f"\r[{'#' * done}{'.' * (WIDTH - done)}] {written} von {of}", ending)

    def _say(self, words: str, ending: str = "\n") -> None:
        if sys.stderr.isatty():
            self.stderr.write(words, ending=ending)
            self.stderr.flush()


def file_at(name: str) -> NamedBytes:
    """A file of the machine; no more of it is read than a register can have."""
    try:
        with Path(name).open("rb") as file:
            return NamedBytes(Path(name).name, file.read(MAX_BYTES + 1))
    except IsADirectoryError as problem:
        raise CommandError(f"„{name}“ ist ein Verzeichnis und keine Datei.") from problem
    except FileNotFoundError as problem:
        raise CommandError(f"Die Datei „{name}“ gibt es nicht.") from problem
    except (OSError, ValueError) as problem:
        raise CommandError(f"Die Datei „{name}“ lässt sich nicht lesen.") from problem
