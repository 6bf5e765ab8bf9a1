"""Coming in, in a real browser: by mailed link alone, and past the second factor that the office needs."""

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from rundtisch.people.models import Person
from tests.journeys.steps import (
    everybody_goes,
    fills,
    follows,
    link_in,
    mail_to,
    opens_a_browser,
    presses,
    sees,
    sees_not,
)
from tests.people.codes import code_of
from tests.world import cast

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

#: Seconds that a code must still be good for, so that it does not run out between reading and typing it.
ENOUGH = 4


@pytest.fixture(autouse=True)
def _goodbye(browser: "Browser", live_server: Any) -> Iterator[None]:
    yield
    everybody_goes(browser)


def asks_for_a_link(page: "Page", person: Person) -> str:
    """Type the address, press the button, and read the mail."""
    page.goto("/sign-in/")
    fills(page, "E-Mail-Adresse", person.email)
    presses(page, "Link per E-Mail schicken")
    sees(page, "Bitte sehen Sie in Ihr Postfach")
    return link_in(mail_to(person.email))


def uses(page: "Page", link: str) -> None:
    """Open the link and press its button."""
    page.goto(link)
    presses(page, "Jetzt anmelden")


def types_the_code(page: "Page", secret: str, button: str) -> None:
    """Read the code from the app and type it."""
    if 30 - time.time() % 30 < ENOUGH:
        time.sleep(ENOUGH)
    page.locator("input[name=code]").fill(code_of(secret))
    presses(page, button)


def test_a_head_comes_in_by_mailed_link_and_nobody_comes_in_by_it_again(browser: "Browser", live_server: Any) -> None:
    person = cast().head
    head, stranger = (opens_a_browser(browser, live_server) for _ in range(2))

    link = asks_for_a_link(head, person)
    head.goto(link)
    head.goto("/")
    sees(head, "Anmelden")
    uses(head, link)
    sees(head, f"Guten Tag, {person.name}")

    stranger.goto(link)
    sees(stranger, "Dieser Link gilt nicht mehr")


def test_the_office_sets_up_an_app_before_it_sees_anything(browser: "Browser", live_server: Any) -> None:
    person = cast().office_staff
    office = opens_a_browser(browser, live_server)

    uses(office, asks_for_a_link(office, person))
    for place in ("/", "/round-tables/", "/institutions/"):
        office.goto(place)
        sees(office, "bevor es weitergeht")
    follows(office, "App einrichten")
    types_the_code(office, office.locator("code").inner_text(), "App einrichten")
    sees(office, "Wiederherstellungscodes")
    office.goto("/")

    sees(office, f"Guten Tag, {person.name}")


def test_whoever_has_an_app_is_never_let_in_by_the_link_alone(browser: "Browser", live_server: Any) -> None:
    person, secret = cast().office_staff, generate_totp_secret()
    TOTP.activate(person, secret)
    office = opens_a_browser(browser, live_server)

    uses(office, asks_for_a_link(office, person))
    sees(office, "Noch ein Schritt")
    for place in ("/", "/round-tables/", "/account/"):
        office.goto(place)
        sees(office, "Mit Passwort, oder ohne")
        sees_not(office, "Guten Tag")
    uses(office, asks_for_a_link(office, person))
    types_the_code(office, "A" * 32, "Anmelden")
    sees(office, "Noch ein Schritt")
    types_the_code(office, secret, "Anmelden")

    sees(office, f"Guten Tag, {person.name}")
