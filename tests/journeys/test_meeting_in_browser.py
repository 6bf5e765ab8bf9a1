"""A meeting in a browser: two people write the same minutes, with JavaScript and without."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from rundtisch.foundation import clock
from rundtisch.meetings import services as meetings
from rundtisch.meetings.models import Meeting
from rundtisch.writing.models import JointText
from tests.journeys.steps import everybody_goes, presses, sits_down, tabs_to
from tests.world import Cast, cast

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.on_every_database, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _goodbye(browser: "Browser", live_server: Any) -> Iterator[None]:
    yield
    everybody_goes(browser)


def a_meeting(world: Cast) -> Meeting:
    starts = clock.now() + timedelta(days=1)
    words = {"title": "Plattformen", "place": "Rathaus", "note": ""}
    meeting = meetings.plan_meeting(
        by=world.office_staff, table=world.table, starts_at=starts, ends_at=starts + timedelta(hours=2), **words
    )
    for title in ("Ablauf der Geräteübergabe", "Haushalt"):
        meetings.add_agenda_item(
            by=world.office_staff, meeting=meeting, title=title, minutes_planned=20, kind="work", topic=None
        )
    return meeting


def texts() -> list[str]:
    return list(JointText.objects.exclude(body="").values_list("body", flat=True))


def test_two_people_write_the_same_minutes_and_nothing_is_lost(browser: "Browser", live_server: Any) -> None:
    world = cast()
    meeting = a_meeting(world)
    office = sits_down(browser, live_server, world.office_staff)
    head = sits_down(browser, live_server, world.head)

    office.goto(f"/meetings/{meeting.pk}/")
    presses(office, "Sitzung eröffnen")
    head.goto(f"/meetings/{meeting.pk}/room/")
    office.locator("#body").fill("Die Stadt liefert im März.")
    office.locator("[data-mark]", has_text="Gespeichert").wait_for()
    head.locator("#body").fill("Die Schule packt selbst aus.")
    head.locator("[data-clash]", has_text="Beide Fassungen stehen hier").wait_for()
    shown = head.locator("[data-clash]").inner_text()
    head.locator("#body").fill("Die Stadt liefert im März. Die Schule packt selbst aus.")
    presses(head, "Zusammengeführten Text speichern")
    head.locator("#body").wait_for()

    assert "Die Stadt liefert im März." in shown
    assert "Die Schule packt selbst aus." in shown
    assert texts() == ["Die Stadt liefert im März. Die Schule packt selbst aus."]


def test_minutes_and_agenda_order_work_without_javascript(browser: "Browser", live_server: Any) -> None:
    world = cast()
    meeting = a_meeting(world)
    office = sits_down(browser, live_server, world.office_staff, java_script_enabled=False)

    office.goto(f"/meetings/{meeting.pk}/")
    presses(office, "Haushalt: nach oben")
    order = office.locator(".mt-what strong").all_inner_texts()
    presses(office, "Sitzung eröffnen")
    office.locator("#body").fill("Der Haushalt steht.")
    presses(office, "Protokoll speichern")

    assert order == ["1. Haushalt", "2. Ablauf der Geräteübergabe"]
    assert texts() == ["Der Haushalt steht."]


def test_an_agenda_is_ordered_by_keyboard_alone(browser: "Browser", live_server: Any) -> None:
    world = cast()
    meeting = a_meeting(world)
    office = sits_down(browser, live_server, world.office_staff)
    last = meeting.agenda_items.latest("position")

    office.goto(f"/meetings/{meeting.pk}/")
    tabs_to(office, f"li[data-key='{last.pk}'] [data-move=up]")
    office.keyboard.press("Enter")
    office.wait_for_function("() => document.querySelector('.mt-what strong').textContent.includes('Haushalt')")
    office.reload()

    assert office.locator(".mt-what strong").all_inner_texts() == ["1. Haushalt", "2. Ablauf der Geräteübergabe"]
