"""Build the sample region in the configured database."""

import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.urls import reverse

from rundtisch.foundation import clock
from rundtisch.sample.build import build, is_in_use
from rundtisch.sample.cast import Cast


class Command(BaseCommand):
    """Builds Emsbrück, a made-up region with a full year of one table."""

    help = "Baut die erfundene Beispielregion Emsbrück in der eingestellten Datenbank."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Machine output, and the address that the links begin with."""
        parser.add_argument("--json", action="store_true", help="die Links als JSON ausgeben")
        parser.add_argument("--base-url", default=settings.BASE_URL, help="Anfang der Links")

    def handle(self, *args: Any, **options: Any) -> None:
        """Build once; a database in use is left alone."""
        if is_in_use():
            raise CommandError("Diese Datenbank wird schon benutzt. Die Beispielregion braucht eine leere Datenbank.")
        with transaction.atomic():
            region = build(clock.today())
        links = sign_in_links(region.cast, options["base_url"])
        if options["json"]:
            self.stdout.write(json.dumps(links, ensure_ascii=False))
            return
        self.stdout.write("Die Beispielregion Emsbrück ist gebaut.")
        if links:
            self.stdout.write("Anmelden als:")
        for role, link in links.items():
            self.stdout.write(f"  {role:<60} {link}")


def sign_in_links(cast: Cast, base_url: str) -> dict[str, str]:
    """One sign-in link per role; there are none outside the demonstration."""
    if not getattr(settings, "DEMO_SIGN_IN", False):
        return {}
    return {person.name: base_url + reverse("demo_sign_in", args=[key]) for key, person in cast.people.items()}
