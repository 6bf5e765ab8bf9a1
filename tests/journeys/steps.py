"""Steps of the journeys: what somebody does in a browser, in words of the table."""

from typing import TYPE_CHECKING, Any

from django.conf import settings

from rundtisch.people.models import Person
from tests.doors import signed_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def sits_down(browser: "Browser", live_server: Any, person: Person, **options: Any) -> "Page":
    """Somebody opens a browser in which they are signed in."""
    client = signed_in(person)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context = browser.new_context(locale="de-DE", timezone_id="Europe/Berlin", base_url=live_server.url, **options)
    context.set_default_timeout(10_000)
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    return context.new_page()


def everybody_goes(browser: "Browser") -> None:
    """Close all browsers; pages that still ask the server would read a database that is being emptied."""
    for context in browser.contexts:
        for page in context.pages:
            page.goto("about:blank")
        context.close()


def presses(page: "Page", label: str) -> None:
    """Press the button with this label."""
    page.get_by_role("button", name=label).first.click()


def follows(page: "Page", label: str) -> None:
    """Follow the link with this label."""
    page.get_by_role("link", name=label).first.click()


def tabs_to(page: "Page", selector: str, most: int = 80) -> None:
    """Press Tab until the focus stands on the wanted place."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"The keyboard does not reach {selector}")
