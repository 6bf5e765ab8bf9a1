"""The tests' own ground: what they may reach, and that browser, mail and database are real."""

import socket

import pytest
from django.core.mail import EmailMessage
from django.db import connection
from pytest_socket import SocketConnectBlockedError

from rundtisch.config.settings.base import database


@pytest.mark.filterwarnings("ignore:A test tried to use socket:UserWarning")  # it is the point of this test
def test_no_test_reaches_beyond_this_machine() -> None:
    with socket.socket() as line, pytest.raises(SocketConnectBlockedError):
        line.connect(("192.0.2.1", 80))


def test_mail_goes_over_a_real_mail_server(mail_server) -> None:
    EmailMessage("Einladung", "Guten Tag", "tisch@example.org", ["schule@example.org"]).send()

    (message,) = mail_server.to("schule@example.org")
    assert (message["Subject"], message.get_content().strip()) == ("Einladung", "Guten Tag")


def test_a_browser_shows_what_a_server_sends(live_server, page) -> None:
    page.goto(f"{live_server.url}/health/live")

    assert page.locator("body").inner_text().strip() == "ok"


@pytest.mark.django_db
def test_foreign_keys_hold_on_every_database() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA foreign_keys")
            assert cursor.fetchone() == (1,)

    assert connection.features.supports_foreign_keys


def test_the_database_address_decides_the_engine() -> None:
    engines = [database(address)["ENGINE"] for address in ("sqlite:///x.sqlite3", "postgres://a@b/c")]

    assert engines == ["django.db.backends.sqlite3", "django.db.backends.postgresql"]
