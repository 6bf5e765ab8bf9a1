"""What every test stands on: a closed network, one database, a browser and a mail server of this machine."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings as hypothesis_settings

from rundtisch.config import catalogues
from tests.postgres import free_port

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

#: The only places that a test may talk to.
THIS_MACHINE = ["127.0.0.1", "::1", "localhost"]

CHROMIUM = os.environ.get("RUNDTISCH_CHROMIUM", "/usr/bin/chromium")
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]

# The same examples in every run: a red test is red for everybody. `HYPOTHESIS_PROFILE=explore` looks further.
hypothesis_settings.register_profile("ci", derandomize=True, deadline=None, max_examples=60, database=None)
hypothesis_settings.register_profile("explore", deadline=None, max_examples=2000)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


#: A test that asks for one of these meets the database.
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Name the option of the second run: rules, templates and source need not be tried on two databases."""
    parser.addoption("--with-database", action="store_true", help="only tests that meet the database")


def pytest_configure(config: pytest.Config) -> None:
    """Close the network; make the catalogues ready once, before the workers start."""
    config.option.allow_hosts = ",".join(THIS_MACHINE)
    if not hasattr(config, "workerinput"):
        catalogues.make_ready()


def meets_database(item: pytest.Item) -> bool:
    """Whether a test may read or store anything."""
    return bool(item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())))


def is_told_by_a_database(item: pytest.Item) -> bool:
    """Whether a test may end otherwise on another database; a browser shows the same, but for the marked stories."""
    is_a_look = item.get_closest_marker("browser") and not item.get_closest_marker("on_every_database")
    return meets_database(item) and not is_a_look


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Browser tests carry their mark and come last: the browser's event loop stays in the thread once it runs."""
    for item in items:
        if {"browser", "page"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)
    if config.getoption("--with-database"):
        config.hook.pytest_deselected(items=[item for item in items if not is_told_by_a_database(item)])
        items[:] = [item for item in items if is_told_by_a_database(item)]
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """On SQLite a file, as in an installation: pages served to a browser read it from threads of their own."""
    from django.conf import settings

    described: dict[str, Any] = settings.DATABASES["default"]
    if not described["ENGINE"].endswith("sqlite3"):
        yield
        return
    # In memory where the machine offers it: what is stored here is thrown away.
    shared_memory = Path("/dev/shm")  # noqa: S108
    place = tempfile.mkdtemp(prefix="rundtisch-tests-", dir=shared_memory if shared_memory.is_dir() else None)
    described.setdefault("TEST", {})["NAME"] = str(Path(place) / "test.sqlite3")
    yield
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def _places_of_this_run(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What tests store as files lies in a directory that is thrown away."""
    from django.conf import settings

    settings.DATA_DIR = tmp_path_factory.mktemp("data")
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("media")
    settings.STATIC_ROOT = tmp_path_factory.mktemp("static")


@pytest.fixture(autouse=True)
def _german() -> Iterator[None]:
    """Every test begins in German; the language of a page that was opened before does not stay."""
    from django.utils import translation

    with translation.override("de"):
        yield


@pytest.fixture(scope="session")
def live_server(django_db_setup: None, live_server: Any) -> Any:
    """The server starts after the database stands.

    Before, it would take SQLite for one in memory and share a connection between threads; SQLite crashes on that.
    """
    return live_server


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """A real browser, started once; every test opens a context of its own."""
    from playwright.sync_api import sync_playwright

    # Playwright's event loop lives in the thread of the tests, and Django would take queries for asynchronous ones.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    """An empty page, in German; what a script throws or the content policy stops fails the test."""
    context = browser.new_context(locale="de-DE", timezone_id="Europe/Berlin", reduced_motion="reduce")
    context.set_default_timeout(10_000)
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
    yield opened
    context.close()
    assert wrong == []


@dataclass
class MailServer:
    """A mail server of this machine and what it was given."""

    port: int
    messages: list[EmailMessage] = field(default_factory=list)

    def to(self, address: str) -> list[EmailMessage]:
        """The messages to one address, oldest first."""
        return [message for message in self.messages if message["To"] == address]

    async def handle_DATA(self, server: object, session: object, envelope: Any) -> str:  # noqa: N802
        """Take a message as a mail server does."""
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        return "250 taken"


@pytest.fixture
def mail_server(settings: Any) -> Iterator[MailServer]:
    """A real mail server; mail of the test goes there over SMTP."""
    from aiosmtpd.controller import Controller

    server = MailServer(port=free_port())
    controller = Controller(server, hostname="127.0.0.1", port=server.port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = server.port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    yield server
    controller.stop()
