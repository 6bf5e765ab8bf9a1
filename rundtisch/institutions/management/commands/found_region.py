"""`rundtisch found-region`: an education region with its counties and its office."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from rundtisch.foundation.errors import Refusal
from rundtisch.institutions import services
from rundtisch.institutions.models import County
from rundtisch.people.console import CONSOLE

from .invite import institution_called


class Command(BaseCommand):
    """Founds an education region."""

    help = "Legt eine Bildungsregion an: mit ihren Kreisen und kreisfreien Städten und ihrer Geschäftsstelle."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What it is called, what lies in it, who looks after it."""
        parser.add_argument("name", help="zum Beispiel „Bildungsregion Musterkreis“")
        parser.add_argument(
            "--county",
            required=True,
            action="append",
            metavar="KEY",
            help="Schlüssel eines Kreises (fünf Ziffern des AGS); mehrfach möglich",
        )
        parser.add_argument("--office", metavar="ID", help="Kennung oder amtliche Nummer der Geschäftsstelle")

    def handle(self, *args: Any, **options: Any) -> None:
        """Found it and say what belongs to it."""
        counties = [county_called(key) for key in dict.fromkeys(options["county"])]
        office = institution_called(options["office"]) if options["office"] else None
        try:
            region = services.found_region(by=CONSOLE, name=options["name"], counties=counties, office=office)
        except Refusal as refusal:
            raise CommandError(refusal.sentence) from refusal
        names = ", ".join(county.name for county in counties)
        self.stdout.write(f"{region.name} ist angelegt: {names}.")


def county_called(key: str) -> County:
    """The county with this key; raises CommandError when the directory has none."""
    county = County.objects.select_related("education_region").filter(key=key).first()
    if county is None:
        raise CommandError(f"Einen Kreis mit dem Schlüssel „{key}“ kennt das Verzeichnis nicht.")
    return county
