"""`rundtisch rebuild-search`: builds the search index anew."""

from typing import Any

from django.core.management.base import BaseCommand

from rundtisch.foundation import search


class Command(BaseCommand):
    """Reads everything that the search finds and writes its index anew; changes nothing else."""

    help = "Baut den Suchindex neu auf."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild in one transaction and say what was read."""
        for kind, number in search.rebuild().items():
            self.stdout.write(f"{kind:<24}{number:>8}")
