"""The English texts of the pages: collected from the parts, and made ready for the program.

Needs no gettext to make them ready, so that an installation needs nothing but Python; collecting them does.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
COLLECT = ["makemessages", "--locale", "en", "--no-location", "--no-obsolete", "--verbosity", "0"]


def sources(package: Path = PACKAGE) -> Iterator[Path]:
    """The catalogues that translators write."""
    yield from sorted(package.glob("*/locale/*/LC_MESSAGES/*.po"))


def make_ready(package: Path = PACKAGE) -> int:
    """Compile every catalogue that is newer than its compiled form; returns how many were compiled."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = 0
    for source in sources(package):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        # Written aside and moved, so that a running server never reads half a catalogue.
        aside = target.with_suffix(f".mo-{os.getpid()}")
        with source.open("rb") as file, aside.open("wb") as out:
            write_mo(out, read_po(file, locale=source.parents[1].name))
        aside.replace(target)
        compiled += 1
    return compiled


def collect(package: Path = PACKAGE) -> None:
    """Bring the English catalogue of every part up to date with its texts; needs gettext."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "rundtisch.config.settings.test",
        "PYTHONPATH": str(PACKAGE.parent),
    }
    for part in sorted(package.iterdir()):
        if (part / "apps.py").exists():
            (part / "locale").mkdir(exist_ok=True)
            subprocess.run([sys.executable, "-P", "-m", "django", *COLLECT], cwd=part, env=environment, check=True)  # noqa: S603
            if not any((part / "locale").iterdir()):
                (part / "locale").rmdir()


def main() -> int:
    """Make the catalogues ready; with `--collect` bring them up to date first."""
    parser = argparse.ArgumentParser(description="Makes the English texts ready for the program.")
    parser.add_argument("--collect", action="store_true", help="collect the texts from the parts first (needs gettext)")
    if parser.parse_args().collect:
        if not shutil.which("xgettext"):
            print("Collecting texts needs gettext: install the package gettext.", file=sys.stderr)
            return 1
        collect()
    make_ready()
    return 0


if __name__ == "__main__":
    sys.exit(main())
