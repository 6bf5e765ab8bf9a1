"""The program `rundtisch`: one command per act of the operators, mistakes told in one plain sentence."""

import os
import sys
from pathlib import Path
from typing import NoReturn

from rundtisch import __version__

from .spoken import speak_german

PACKAGE = Path(__file__).resolve().parents[1]

#: Every command that the contract with operators names, with what it does; those whose part is there are offered.
COMMANDS = {
    "serve": "stellt die Seiten bereit und erledigt die Aufgaben im Hintergrund",
    "work": "erledigt nur die Aufgaben im Hintergrund (E-Mail)",
    "migrate": "bringt die Datenbank auf den Stand des Programms",
    "sample": "baut die erfundene Bildungsregion Emsbrück auf",
    "import-register": "zeigt, was ein amtliches Verzeichnis ändern würde, und übernimmt es mit --apply",
    "import-instrument": "fügt ein Instrument oder eine neue Fassung hinzu",
    "import-inventory": "übernimmt einen Bestand aus einer Tabelle",
    "import-needs": "übernimmt Bedarfe aus einer Tabelle",
    "import-plan": "übernimmt Planpositionen aus einer Tabelle",
    "budget": "rechnet das Budget eines Schulträgers",
    "tally": "rechnet eine Runde aus ihrer Niederschrift nach, ohne Datenbank",
    "export": "schreibt die Installation oder einen Runden Tisch in eine offene Datei",
    "import": "liest eine solche Datei in eine leere Datenbank",
    "backup": "sichert die Installation im laufenden Betrieb",
    "restore": "prüft eine Sicherung und spielt sie zurück",
    "rebuild-search": "baut den Suchindex neu auf",
    "found-region": "legt eine Bildungsregion mit ihren Kreisen an",
    "invite": "gibt einen Einladungslink aus",
    "doctor": "prüft die Installation und sagt, was zu tun ist",
}
#: Options that Django gives to every command and that operators do not need.
UNNEEDED = {
    "--verbosity",
    "--version",
    "--settings",
    "--pythonpath",
    "--traceback",
    "--no-color",
    "--force-color",
    "--skip-checks",
}
SEE_DOCTOR = "„rundtisch doctor“ zeigt, was zu tun ist."


def part_of(command: str) -> str | None:
    """The app that holds a command, or nothing when its part is not there yet."""
    if command == "migrate":
        return "django.core"
    module = command.replace("-", "_")
    for place in PACKAGE.glob(f"*/management/commands/{module}.py"):
        return f"rundtisch.{place.parts[-4]}"
    return None


def overview() -> str:
    """What `rundtisch --help` shows."""
    offered = {name: does for name, does in COMMANDS.items() if part_of(name)}
    lines = [f"  {name:<20}{does}" for name, does in offered.items()]
    return "\n".join(
        [
            "rundtisch BEFEHL [Angaben]",
            "",
            "Der Arbeitsplatz der kommunalen Runden Tische.",
            "",
            *lines,
            "",
            "Mehr zu einem Befehl: rundtisch BEFEHL --help",
        ]
    )


def run(name: str, part: str, arguments: list[str]) -> None:
    """Carry out one command; whatever goes wrong is raised."""
    import django
    from django.core.management import load_command_class

    django.setup()
    speak_german()
    command = load_command_class(part, name.replace("-", "_"))
    command.suppressed_base_arguments = UNNEEDED
    command.requires_system_checks = []
    parser = command.create_parser("rundtisch", name)
    options = vars(parser.parse_args(arguments))
    command.execute(*options.pop("args", ()), **options)


def sentence_for(error: Exception, name: str) -> tuple[str, int]:
    """What a mistake is called on the command line, and the exit code that goes with it."""
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import CommandError
    from django.db import DatabaseError

    from rundtisch.foundation.errors import NotEntitled, Refusal

    said = " ".join(str(error).split())
    match error:
        case Refusal():
            sentence, code = error.sentence, 1
        case NotEntitled():
            sentence, code = "Dazu sind Sie nicht berechtigt.", 1
        case CommandError() if said.startswith("Error: "):  # what argparse could not read
            sentence, code = f"{said.removeprefix('Error: ')}. Mehr dazu: rundtisch {name} --help", 2
        case CommandError():
            sentence, code = said, error.returncode
        case ImproperlyConfigured():
            sentence, code = f"Die Einstellungen stimmen nicht: {said}", 1
        case DatabaseError():
            sentence, code = f"Die Datenbank antwortet nicht wie erwartet: {said.rstrip('.')}. {SEE_DOCTOR}", 1
        case OSError(filename=str(place), strerror=str(reason)):
            sentence, code = f"{place}: {reason}.", 1
        case _:
            sentence, code = f"Unerwarteter Fehler ({type(error).__name__}: {said}). {SEE_DOCTOR}", 1
    return sentence, code


def carry_out(name: str, part: str, arguments: list[str]) -> int:
    """Carry out one command and give its exit code; what went wrong is told on stderr."""
    try:
        run(name, part, arguments)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        if os.environ.get("RUNDTISCH_TRACEBACK"):
            raise
        sentence, code = sentence_for(error, name)
        print(sentence, file=sys.stderr)
        return code
    return 0


def answer(arguments: list[str]) -> int:
    """Do what was typed and give the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rundtisch.config.settings.production")
    name = arguments[0] if arguments else "--help"
    if name in ("-h", "--help", "help"):
        print(overview())
    elif name == "--version":
        print(__version__)
    elif name in COMMANDS and (part := part_of(name)):
        return carry_out(name, part, arguments[1:])
    else:
        print(f"Den Befehl „{name}“ gibt es nicht; „rundtisch --help“ nennt alle.", file=sys.stderr)
        return 2
    return 0


def main() -> NoReturn:
    """The entry of the program."""
    sys.exit(answer(sys.argv[1:]))
