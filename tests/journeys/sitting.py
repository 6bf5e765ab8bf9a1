"""The third chapter of the main road: a meeting with its agenda, its invitation, its joint minutes, its outcomes."""

from datetime import timedelta
from email.mime.base import MIMEBase
from typing import TYPE_CHECKING

from rundtisch.foundation import clock
from tests.journeys.founding import HEAD
from tests.journeys.steps import fills, follows, goes_to_room, mail_to, picks, presses, sees

if TYPE_CHECKING:
    from playwright.sync_api import Page

BOTH = "Die Stadt prüft das Konzept. Die Schule schreibt es bis Ostern."
AGREED = "Jede Schule hat bis Ostern ein Medienkonzept"
TO_DO = "Vorlage für das Medienkonzept verschicken"


def the_office_plans_a_meeting_about_it(office: "Page") -> None:
    """The topic that waits comes onto the agenda with one press; the invitation goes to everybody."""
    office.goto("/")
    follows(office, "Runder Tisch Musterstadt")
    goes_to_room(office, "Sitzungen")
    follows(office, "Sitzung planen")
    fills(office, "Titel", "Konzepte und Pläne")
    fills(office, "Tag", (clock.today() + timedelta(days=1)).isoformat())
    fills(office, "Beginn", "14:30")
    fills(office, "Ende", "17:00")
    fills(office, "Ort", "Rathaus")
    presses(office, "Sitzung planen")
    presses(office, "Auf die Tagesordnung")
    sees(office, "1. ")
    follows(office, "Einladen")
    sees(office, "Hanna Nord", "Tanja Träger")
    presses(office, "Einladung verschicken")


def the_invitation_reaches_the_calendar() -> None:
    """As a request that calendar programs answer."""
    letter = mail_to(HEAD)
    requests = [one for one in letter.attachments if isinstance(one, MIMEBase)]
    assert [one.get_param("method") for one in requests] == ["REQUEST"]
    words = requests[0].get_payload(decode=True)
    assert isinstance(words, bytes)
    lines = words.decode().splitlines()
    assert {"METHOD:REQUEST", "SEQUENCE:0", "SUMMARY:Runder Tisch Musterstadt: Konzepte und Pläne"} <= set(lines)


def the_head_says_they_come(head: "Page") -> None:
    """On the start page, where the next meeting stands."""
    head.goto("/")
    sees(head, "Konzepte und Pläne")
    presses(head, "Ich nehme teil")
    sees(head, "Wir sagen doch ab")


def the_meeting_begins(office: "Page") -> None:
    """Opened by the office, which notes who is there."""
    presses(office, "Sitzung eröffnen")
    follows(office, "Anwesenheit notieren")
    picks(office, "Anwesenheit: Grundschule Nord", "anwesend")
    fills(office, "Wer war da?: Grundschule Nord", "Hanna Nord")
    picks(office, "Anwesenheit: Gesamtschule Süd", "entschuldigt")
    presses(office, "Anwesenheit notieren")


def two_write_the_same_minutes(office: "Page", head: "Page") -> None:
    """Whoever comes second sees both texts and joins them."""
    head.goto("/")
    follows(head, "In die Sitzung")
    office.locator("#body").fill("Die Stadt prüft das Konzept.")
    sees(office, "Gespeichert")
    head.locator("#body").fill("Die Schule schreibt es bis Ostern.")
    sees(head, "Beide Fassungen stehen hier", "Die Stadt prüft das Konzept.")
    head.locator("#body").fill(BOTH)
    presses(head, "Zusammengeführten Text speichern")
    head.wait_for_url("**#minutes")


def the_office_notes_what_came_out(office: "Page") -> None:
    """Beside the text: a measure and an agreement in the making."""
    fills(office, "Ergebnis in einem Satz", TO_DO)
    presses(office, "Maßnahme")
    sees(office, TO_DO)
    fills(office, "Ergebnis in einem Satz", AGREED)
    presses(office, "Vereinbarung")
    sees(office, AGREED)


def the_measure_gets_a_house_a_person_and_a_day(office: "Page", due: str) -> None:
    """Back in the room the outcome leads to the measure."""
    office.goto("/")
    follows(office, "In die Sitzung")
    follows(office, "Maßnahme daraus machen")
    picks(office, "Zuständiges Haus", "Stadt Musterstadt")
    picks(office, "Zuständige Person", "Tanja Träger")
    fills(office, "Bis wann?", due)
    presses(office, "Maßnahme aufnehmen")
    sees(office, TO_DO, "Tanja Träger")


def the_office_closes_the_meeting(office: "Page") -> None:
    """After that only office and facilitator write the minutes."""
    office.goto("/")
    follows(office, "In die Sitzung")
    follows(office, "Sitzung schließen")
    presses(office, "Sitzung schließen")
    sees(office, "Protokoll der 1. Sitzung")
