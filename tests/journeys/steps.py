"""Steps of the journeys: what somebody does in a browser, in words of the table."""

import re
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core import mail
from django.core.mail import EmailMultiAlternatives

from rundtisch.foundation.deliveries import deliver_due
from rundtisch.people.models import Person
from tests.doors import signed_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

#: What browsers reported since the last goodbye: errors of scripts, broken pages, stopped contents.
_wrong: list[str] = []


def opens_a_browser(browser: "Browser", live_server: Any, **options: Any) -> "Page":
    """Somebody opens a browser in which nobody is signed in."""
    options = {"locale": "de-DE", "timezone_id": "Europe/Berlin", "reduced_motion": "reduce", **options}
    context = browser.new_context(base_url=live_server.url, **options)
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.on("pageerror", lambda error: _wrong.append(str(error)))
    page.on("console", lambda said: _wrong.append(said.text) if "Content Security Policy" in said.text else None)
    page.on("response", lambda answer: _wrong.append(answer.url) if answer.status >= 500 else None)
    page.on("dialog", lambda dialog: dialog.accept())
    return page


def sits_down(browser: "Browser", live_server: Any, person: Person, **options: Any) -> "Page":
    """Somebody opens a browser in which they are signed in."""
    session = signed_in(person).cookies[settings.SESSION_COOKIE_NAME].value
    page = opens_a_browser(browser, live_server, **options)
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    return page


def everybody_goes(browser: "Browser") -> None:
    """Close all browsers; pages that still ask the server would read a database that is being emptied.

    Nothing may have gone wrong in any of them.
    """
    for context in browser.contexts:
        for page in context.pages:
            page.goto("about:blank")
        context.close()
    wrong = list(_wrong)
    _wrong.clear()
    assert wrong == [], wrong


def presses(page: "Page", label: str) -> None:
    """Press the button with this label."""
    page.get_by_role("button", name=label).first.click()


def follows(page: "Page", label: str) -> None:
    """Follow the link with this label."""
    page.get_by_role("link", name=label).first.click()


def goes_to_room(page: "Page", label: str) -> None:
    """Choose one of the rooms of the table."""
    page.get_by_role("navigation", name="Räume").get_by_role("link", name=label).click()


def fills(page: "Page", label: str, words: str) -> None:
    """Type into the field with this label."""
    page.get_by_label(label).first.fill(words)


def chooses(page: "Page", label: str) -> None:
    """Choose the answer, or tick the box, with this label."""
    page.get_by_label(label).first.check()


def picks(page: "Page", label: str, words: str) -> None:
    """Pick the line with these words from a list."""
    page.get_by_label(label).first.select_option(label=words)


def sees(page: "Page", *words: str) -> None:
    """Wait until all these words stand on the page."""
    for one in words:
        page.locator("main").get_by_text(one).filter(visible=True).first.wait_for()


def sees_not(page: "Page", *words: str) -> None:
    """What one does not see, once the page stands."""
    page.wait_for_load_state()
    text = page.locator("main").inner_text()
    assert [one for one in words if one in text] == []


def the_start_page_asks(page: "Page", *words: str) -> None:
    """What is asked of somebody stands on their start page."""
    page.goto("/")
    sees(page, *words)


def tabs_to(page: "Page", selector: str, most: int = 80) -> None:
    """Press Tab until the focus stands on the wanted place."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"The keyboard does not reach {selector}")


def enters(page: "Page") -> None:
    """Press Enter where the focus stands, and wait for the page that follows."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def mail_to(address: str) -> EmailMultiAlternatives:
    """The newest mail in this letter box, once the post has come."""
    deliver_due()
    found = [one for one in mail.outbox if address in one.to]
    assert found, f"Nothing came for {address}"
    newest = found[-1]
    assert isinstance(newest, EmailMultiAlternatives)
    return newest


def link_in(letter: EmailMultiAlternatives) -> str:
    """The one-time link of a letter, as a path of this site."""
    found = re.search(r"/one-time-links/\S+", str(letter.body))
    assert found, letter.body
    return found[0]
