"""The first chapter of the main road: a table is founded, and a head of school is invited to it."""

from typing import TYPE_CHECKING, Any

from tests.journeys.steps import (
    fills,
    follows,
    goes_to_room,
    link_in,
    mail_to,
    opens_a_browser,
    picks,
    presses,
    sees,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HEAD = "hanna.nord@example.org"


def the_office_founds_a_table(office: "Page") -> None:
    """From a municipality: its schools and their authority are proposed as seats."""
    office.goto("/round-tables/new/")
    fills(office, "Kommune", "Muster")
    presses(office, "Kommune suchen")
    follows(office, "Musterstadt")
    proposed = office.get_by_role("checkbox", checked=True)
    assert [one.evaluate("box => box.labels[0].innerText.trim()") for one in proposed.all()] == [
        "Stadt Musterstadt",
        "Gesamtschule Süd",
        "Grundschule Nord",
    ]
    picks(office, "Externe Moderation", "Moderation Rheinblick")
    presses(office, "Tisch gründen")
    sees(office, "Runder Tisch Musterstadt")


def the_office_invites_the_head(office: "Page") -> None:
    """To a function at a school, by a personal address."""
    goes_to_room(office, "Mitglieder")
    follows(office, "Grundschule Nord")
    follows(office, "Person einladen")
    fills(office, "Name", "Hanna Nord")
    fills(office, "E-Mail-Adresse", HEAD)
    picks(office, "Funktion", "Schulleitung")
    presses(office, "Einladung schicken")
    sees(office, "Hanna Nord")


def the_head_accepts(browser: "Browser", live_server: Any) -> "Page":
    """Opening the link makes no account; the button does, and leads to the start page."""
    head = opens_a_browser(browser, live_server)
    head.goto(link_in(mail_to(HEAD)))
    sees(head, "Schulleitung, Grundschule Nord", HEAD)
    presses(head, "Einladung annehmen")
    sees(head, "Guten Tag, Hanna Nord")
    return head
