"""The fourth chapter of the main road: from an outcome over the round to the agreement and its way into the houses."""

from datetime import timedelta
from typing import TYPE_CHECKING

from rundtisch.foundation import clock
from tests.journeys.sitting import AGREED
from tests.journeys.steps import chooses, fills, follows, picks, presses, sees, sees_not

if TYPE_CHECKING:
    from playwright.sync_api import Page

STATED = "Der Tisch trägt es mit; die Gesamtschule steht beiseite."


def the_outcome_becomes_a_proposal(office: "Page") -> None:
    """With a wording and the day on which it is looked at again."""
    follows(office, "Vorschlag daraus machen")
    fills(office, "Wortlaut", "Jede Schule am Tisch beschließt bis Ostern ein Medienkonzept.")
    picks(office, "Art", "Standard")
    fills(office, "Überprüfung am", (clock.today() + timedelta(days=365)).isoformat())
    presses(office, "Vorschlag einbringen")
    sees(office, AGREED)


def the_facilitator_asks_the_table(facilitator: "Page") -> None:
    """By consensus levels."""
    facilitator.goto("/")
    follows(facilitator, "Runder Tisch Musterstadt")
    follows(facilitator, "Vereinbarungen")
    follows(facilitator, AGREED)
    chooses(facilitator, "Konsensstufen")
    presses(facilitator, "Konsensrunde öffnen")


def a_house_takes_its_position(page: "Page", position: str, reason: str = "") -> None:
    """From the start page, where it is asked for."""
    page.goto("/")
    follows(page, "Position geben")
    chooses(page, position)
    fills(page, "Begründung oder Vorbehalt", reason)
    presses(page, "Position eintragen")
    sees(page, "Position ändern")


def the_office_enters_a_card(office: "Page") -> None:
    """For the house that held up a card; it is marked as such."""
    office.goto("/")
    follows(office, "Runder Tisch Musterstadt")
    follows(office, "Vereinbarungen")
    follows(office, "Runde läuft")
    follows(office, "Karten eintragen")
    picks(office, "Position: Gesamtschule Süd", "Beiseitestehen")
    presses(office, "Karten eintragen")
    sees(office, "Von Karten eingetragen", "eingetragen von Gerda Stelle")


def the_facilitator_states_something_else_than_the_reading(facilitator: "Page") -> None:
    """Both stand side by side."""
    facilitator.reload()
    sees(facilitator, "Dünner Konsens: noch einmal fragen")
    follows(facilitator, "Ergebnis feststellen")
    chooses(facilitator, "Konsens mit Bedenken")
    fills(facilitator, "Feststellung", STATED)
    presses(facilitator, "Ergebnis feststellen")
    sees(facilitator, STATED)


def the_agreement_has_its_number(facilitator: "Page") -> None:
    """The first of its year; until the houses have resolved, it says so."""
    sees(facilitator, f"Vereinbarung {clock.today().year}-01", "Vorbehaltlich", "Der Haushalt ist noch offen.", STATED)


def a_house_adopts_it(page: "Page", body: str, state: str, deviation: str = "") -> None:
    """Each on its own way, asked for on the start page."""
    page.goto("/")
    sees(page, f"Stand melden: {AGREED}")
    follows(page, "Stand melden")
    picks(page, "Wer entscheidet bei Ihnen?", body)
    chooses(page, state)
    fills(page, "Datum", clock.today().isoformat())
    fills(page, "Abweichung", deviation)
    presses(page, "Stand melden")
    sees(page, "Stand in 3 Häusern", body, *filter(None, [deviation]))


def the_table_knows_how_far_the_houses_are(office: "Page") -> None:
    """On its overview, and without a reservation once all have resolved."""
    office.goto("/")
    follows(office, "Runder Tisch Musterstadt")
    follows(office, f"{clock.today().year}-01")
    sees(office, "Schulkonferenz", "angepasst", "Nur für die Klassen 5 bis 7.")
    sees_not(office, "Vorbehaltlich")
