"""`rundtisch doctor`: looks at the installation and says what to do."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from rundtisch.foundation import doctor


class Command(BaseCommand):
    """Checks configuration, database, mail, storage, clock and deploy settings."""

    help = "Prüft die Installation und sagt, was zu tun ist."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """For people or for programs."""
        parser.add_argument("--json", action="store_true", help="Liste von check, ok, advice")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print every finding; exit code 1 when something is wrong, not for a hint."""
        findings = doctor.examine()
        if options["json"]:
            self.stdout.write(json.dumps([finding.as_json() for finding in findings], ensure_ascii=False, indent=2))
        else:
            for finding in findings:
                self.stdout.write(f"{finding.check:<15}{finding.words}")
        if not all(finding.ok for finding in findings):
            sys.exit(1)
