"""What can be wrong with an installation, and what to do about it."""

import os
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.core.mail import get_connection
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from . import clock
from .installation import outstanding_migrations
from .models import Delivery

#: Less room than this and the next backup may fail.
ROOM = 500 * 1024 * 1024
OLDEST_POSTGRESQL = 150000
#: Seconds that the clocks of program and database may differ.
DRIFT = 5.0
LOOPBACK = ("127.0.0.1", "::1", "localhost")
#: Before this program was written no clock can be right.
RELEASED = datetime(2026, 11, 1, tzinfo=UTC)


class Hint(str):
    """Advice on what is fine for a trial on one's own machine: worth knowing, and nothing is broken."""

    __slots__ = ()


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, whether it is well, and what to do; what is well may still bring advice."""

    check: str
    ok: bool
    advice: str

    def as_json(self) -> dict[str, object]:
        """The finding for programs."""
        return asdict(self)

    @property
    def words(self) -> str:
        """The finding for people."""
        if not self.advice:
            return _("in Ordnung")
        template = _("Hinweis: %(advice)s") if self.ok else _("Fehler: %(advice)s")
        return template % {"advice": self.advice}


def is_for_this_machine_only() -> bool:
    """Whether the installation is a trial: its address leads to the machine on which it runs."""
    return urlsplit(settings.BASE_URL).hostname in LOOPBACK


def as_far_as_it_matters(advice: str) -> str:
    """Advice that others depend on; on one's own machine it is only a hint."""
    return Hint(advice) if is_for_this_machine_only() else advice


def of_configuration() -> str:
    """Advice on settings that contradict each other."""
    wrong = [message for message in checks.run_checks() if message.is_serious()]
    return " ".join(str(message.msg) for message in wrong)


def of_database() -> str:
    """Advice on a database that does not answer or is too old."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check(1)")
            (said,) = cursor.fetchone()
        return "" if said == "ok" else _("Die Datenbankdatei ist beschädigt: Spielen Sie eine Sicherung zurück.")
    if getattr(connection, "pg_version", OLDEST_POSTGRESQL) < OLDEST_POSTGRESQL:
        return _("Dieses PostgreSQL ist zu alt: Nehmen Sie Version 15 oder neuer.")
    return ""


def of_migrations() -> str:
    """Advice on a database that is behind the program."""
    outstanding = outstanding_migrations()
    if not outstanding:
        return ""
    return _("Die Datenbank ist %(count)s Schritte hinter dem Programm: Rufen Sie „rundtisch migrate“ auf.") % {
        "count": len(outstanding)
    }


def of_mail() -> str:
    """Advice on mail that cannot leave or did not."""
    if "smtp" not in settings.EMAIL_BACKEND:
        return as_far_as_it_matters(
            _(
                "Es ist kein Mailserver eingerichtet: Setzen Sie RUNDTISCH_EMAIL_URL, etwa smtp+tls://name:wort@host:587."
            )
        )
    try:
        line = get_connection(timeout=5)
        line.open()
        line.close()
    except OSError as error:
        return _("Der Mailserver antwortet nicht (%(reason)s): Prüfen Sie RUNDTISCH_EMAIL_URL.") % {"reason": error}
    if given_up := Delivery.objects.filter(given_up_at__isnull=False).count():
        return Hint(_("%(count)s E-Mails konnten nicht zugestellt werden.") % {"count": given_up})
    return ""


def of_storage() -> str:
    """Advice on a data directory that cannot be written or is full."""
    place = Path(settings.DATA_DIR)
    if not place.is_dir() or not os.access(place, os.W_OK):
        return _("In das Datenverzeichnis %(place)s kann nicht geschrieben werden: Prüfen Sie RUNDTISCH_DATA_DIR.") % {
            "place": place
        }
    if shutil.disk_usage(place).free < ROOM:
        return _("Im Datenverzeichnis sind weniger als 500 MB frei: Schaffen Sie Platz.")
    return ""


def of_clock() -> str:
    """Advice on a clock that cannot be right, or two that differ."""
    now = clock.now()
    if now < RELEASED:
        return _("Die Uhr dieser Maschine geht nach: Richten Sie einen Zeitdienst ein.")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            (there,) = cursor.fetchone()
        if abs((there - clock.now()).total_seconds()) > DRIFT:
            return _("Die Uhren von Programm und Datenbank weichen voneinander ab: Richten Sie einen Zeitdienst ein.")
    return ""


def of_deploy_settings() -> str:
    """Advice on settings that are fine for a trial and wrong for a real installation."""
    if settings.DEBUG or getattr(settings, "DEMO_SIGN_IN", False):
        return as_far_as_it_matters(
            _("Das sind Einstellungen zum Ausprobieren: Setzen Sie DJANGO_SETTINGS_MODULE nicht.")
        )
    key = Path(settings.DATA_DIR) / "secret-key"
    if key.exists() and key.stat().st_mode & 0o077:
        return _("Der geheime Schlüssel ist für andere lesbar: Rufen Sie „chmod 600 %(place)s“ auf.") % {"place": key}
    if not settings.BASE_URL.startswith("https://"):
        return as_far_as_it_matters(
            _("Die Seiten sind nicht verschlüsselt: Setzen Sie RUNDTISCH_BASE_URL auf die Adresse mit https://.")
        )
    if not settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        # The program itself speaks no TLS: somebody stands before it, and all visitors seem to be that one.
        return Hint(
            _(
                "Vor dem Programm steht ein Proxy, der nicht genannt ist: Setzen Sie RUNDTISCH_TRUSTED_PROXIES, "
                "sonst bremst einer, der Passwörter rät, alle anderen mit."
            )
        )
    return ""


#: What is looked at, in this order.
CHECKS: dict[str, Callable[[], str]] = {
    "configuration": of_configuration,
    "database": of_database,
    "migrations": of_migrations,
    "mail": of_mail,
    "storage": of_storage,
    "clock": of_clock,
    "deploy": of_deploy_settings,
}


def examine() -> list[Finding]:
    """Look at everything; a check that was cut short is not well either."""
    findings = []
    for check, advise in CHECKS.items():
        try:
            advice = advise()
        except DatabaseError as error:
            reason = " ".join(str(error).split())
            advice = _("Die Datenbank antwortet nicht wie erwartet (%(reason)s).") % {"reason": reason}
        except Exception as error:  # whatever is broken, the other checks are still made
            advice = _("Die Prüfung brach ab (%(reason)s).") % {"reason": f"{type(error).__name__}: {error}"}
        findings.append(Finding(check, not advice or isinstance(advice, Hint), str(advice)))
    return findings
