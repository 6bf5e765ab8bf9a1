"""`rundtisch invite`: an invitation link for somebody who cannot be reached by mail yet."""

import json
from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from rundtisch.foundation.errors import Refusal
from rundtisch.institutions import services
from rundtisch.institutions.models import Function, Institution
from rundtisch.people.console import CONSOLE
from rundtisch.people.services import link_address


class Command(BaseCommand):
    """Invites a person to a function and prints the link, valid for 14 days."""

    help = "Lädt eine Person zu einer Funktion ein und gibt den Link aus; er gilt 14 Tage."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whom, where, and as what."""
        parser.add_argument("email", help="persönliche E-Mail-Adresse")
        parser.add_argument("--institution", required=True, metavar="ID", help="Kennung oder amtliche Nummer")
        parser.add_argument("--function", required=True, choices=Function.values, help="Funktion in der Institution")
        parser.add_argument("--name", default="", help="Name der Person, sonst der Anfang der Adresse")
        parser.add_argument("--json", action="store_true", help='{"link": …, "expires_at": …}')

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the link and nothing else."""
        email = options["email"]
        try:
            validate_email(email)
            invitation, token = services.invite(
                by=CONSOLE,
                email=email,
                name=options["name"] or email.partition("@")[0],
                institution=institution_called(options["institution"]),
                function=options["function"],
            )
        except ValidationError as error:
            raise CommandError(f"„{email}“ ist keine E-Mail-Adresse.") from error
        except Refusal as refusal:
            raise CommandError(refusal.sentence) from refusal
        link = link_address(token)
        if options["json"]:
            link = json.dumps({"link": link, "expires_at": invitation.expires_at.isoformat()})
        self.stdout.write(link)


def institution_called(words: str) -> Institution:
    """The institution with this id or official number; raises CommandError when it is not exactly one."""
    try:
        found = list(Institution.objects.filter(pk=UUID(words)))
    except ValueError:
        found = list(Institution.objects.filter(official_number=words)[:2])
    if len(found) != 1:
        raise CommandError(f"Das Verzeichnis kennt keine oder mehrere Institutionen mit der Kennung „{words}“.")
    return found[0]
