"""The second chapter of the main road: where we stand, what is shared, and what gives reason to talk."""

from typing import TYPE_CHECKING

from tests.journeys.steps import chooses, fills, follows, goes_to_room, presses, sees, sees_not

if TYPE_CHECKING:
    from playwright.sync_api import Page


def a_house_says_where_it_stands(page: "Page", dimension: str, stage: str, evidence: str) -> None:
    """Rate one dimension, agree the assessment, and share it with the table."""
    page.goto("/assessments/")
    fills(page, "Zeitraum", "Herbst")
    presses(page, "Bewertungsrunde beginnen")
    follows(page, dimension)
    chooses(page, stage)
    fills(page, "Beleg oder Beispiel", evidence)
    presses(page, "Speichern und weiter")
    follows(page, "Übersicht")
    presses(page, "Als gemeinsamen Stand festhalten")
    sees(page, "Festgehalten am")


def a_house_shares_with_its_table(page: "Page") -> None:
    """The agreed stage only: evidence and comment stay in the house."""
    follows(page, "Teilen und zurücknehmen")
    chooses(page, "Ganze Bewertungsrunde: Tisch, ohne Schulaufsicht")
    presses(page, "Freigaben speichern")
    sees(page, "Neu geteilt", "Runder Tisch Musterstadt, ohne Schulaufsicht")


def the_table_sees_the_friction(page: "Page") -> None:
    """In the grid both stand with stage and word; what stayed in the house is not seen."""
    page.goto("/")
    follows(page, "Runder Tisch Musterstadt")
    goes_to_room(page, "Matrizen")
    sees(page, "Reibung", "Medienkonzept")
    sees_not(page, "Konzept von 2019")


def somebody_makes_a_topic_of_it(page: "Page") -> None:
    """With one click; the topic names dimensions and no house."""
    presses(page, "Als Thema vorschlagen")
    sees(page, "Medienkonzept")
    sees_not(page, "Grundschule Nord")
