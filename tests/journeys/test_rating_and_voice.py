"""A stage and a voice, given by keyboard alone, and given without JavaScript."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from rundtisch.agreements import services as agreements
from rundtisch.consensus.models import Voice
from rundtisch.matrices.models import Rating
from rundtisch.matrices.services import load_supplied_instruments
from tests.journeys.steps import chooses, enters, everybody_goes, fills, follows, presses, sees, sits_down, tabs_to
from tests.world import Cast, cast

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

EVIDENCE = "Die Schulleitung hat Ziele benannt."
REASON = "Der Haushalt ist noch offen."


@pytest.fixture(autouse=True)
def _goodbye(browser: "Browser", live_server: Any) -> Iterator[None]:
    yield
    everybody_goes(browser)


@pytest.fixture
def world() -> Cast:
    """A table with the matrices to rate and an open round to answer."""
    load_supplied_instruments()
    at_table = cast()
    proposal = agreements.propose(
        by=at_table.head, table=at_table.table, title="Ein Meldeweg", wording="Wir melden Störungen so."
    )
    agreements.open_round_on(by=at_table.facilitator, proposal=proposal)
    return at_table


def ratings() -> list[tuple[str, int | None, str]]:
    """What stands in the matrices."""
    return list(Rating.objects.exclude(answer="").values_list("dimension__key", "stage", "evidence"))


def voices() -> list[tuple[str, str]]:
    """What was said in the round."""
    return list(Voice.objects.values_list("position", "reason"))


def test_a_dimension_is_rated_by_keyboard_alone(browser: "Browser", live_server: Any, world: Cast) -> None:
    head = sits_down(browser, live_server, world.head)

    head.goto("/assessments/")
    tabs_to(head, "input[name=period]")
    head.keyboard.type("Herbst")
    enters(head)
    tabs_to(head, "a[href*='/dimensions/']")
    enters(head)
    tabs_to(head, "input[name=choice]")
    head.keyboard.press("Space")
    head.keyboard.press("ArrowDown")
    tabs_to(head, "textarea[name=evidence]")
    head.keyboard.type(EVIDENCE)
    tabs_to(head, "main form button[type=submit]")
    enters(head)

    sees(head, "Kategorie 2 von 18")
    assert ratings() == [("s_rolle_schulleitung", 1, EVIDENCE)]


def test_a_voice_is_given_by_keyboard_alone(browser: "Browser", live_server: Any, world: Cast) -> None:
    head = sits_down(browser, live_server, world.head)

    head.goto("/")
    tabs_to(head, "main a[href*='/rounds/']")
    enters(head)
    tabs_to(head, "input[name=position]")
    head.keyboard.press("Space")
    head.keyboard.press("ArrowDown")
    tabs_to(head, "textarea[name=reason]")
    head.keyboard.type(REASON)
    tabs_to(head, "main form button[type=submit]")
    enters(head)

    sees(head, "Position ändern")
    assert voices() == [("minor_concerns", REASON)]


def test_a_dimension_is_rated_and_a_voice_given_without_javascript(
    browser: "Browser", live_server: Any, world: Cast
) -> None:
    head = sits_down(browser, live_server, world.head, java_script_enabled=False)

    head.goto("/assessments/")
    fills(head, "Zeitraum", "Herbst")
    presses(head, "Bewertungsrunde beginnen")
    follows(head, "Rolle der Schulleitung")
    chooses(head, "im Aufbau")
    fills(head, "Beleg oder Beispiel", EVIDENCE)
    presses(head, "Speichern und weiter")
    sees(head, "Kategorie 2 von 18")
    head.goto("/")
    follows(head, "Position geben")
    chooses(head, "Leichte Bedenken")
    fills(head, "Begründung oder Vorbehalt", REASON)
    presses(head, "Position eintragen")
    sees(head, "Position ändern")

    assert ratings() == [("s_rolle_schulleitung", 1, EVIDENCE)]
    assert voices() == [("minor_concerns", REASON)]
