"""The room in a real browser: typing is kept, two texts meet, outcomes by two keys."""

from typing import TYPE_CHECKING, Any

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client
from django.urls import reverse

from rundtisch.meetings import services
from rundtisch.meetings.models import AgendaItem, Outcome
from rundtisch.people.models import Person
from rundtisch.writing.models import JointText
from tests.meetings import factories as plan
from tests.world import Cast, cast

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def enter(page: "Page", live_server: Any, person: Person, address: str) -> None:
    """Open a page as this person."""
    Authenticator.objects.get_or_create(user=person, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "-"}})
    client = Client()
    client.force_login(person)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    page.goto(f"{live_server.url}{address}")


@pytest.fixture
def scene() -> tuple[Cast, AgendaItem]:
    """An open meeting with one item."""
    world = cast()
    return world, plan.agenda_item(plan.open_meeting(world.table))


def test_two_texts_meet_beside_each_other_and_nothing_typed_is_lost(
    page: "Page", live_server: Any, scene: tuple[Cast, AgendaItem]
) -> None:
    world, item = scene
    enter(page, live_server, world.office_staff, reverse("meeting_room", args=[item.meeting_id]))
    page.locator("#body").fill("Ich tippe.")
    services.write_minutes(by=world.head, agenda_item=item, body="Hanna schreibt.", version=0)

    page.wait_for_selector("[data-merged]")
    typed = page.locator("#body").input_value()
    page.locator("#body").fill("Beides zusammen.")
    page.locator("[data-merged]").click()
    page.wait_for_url("**#minutes")

    text = JointText.objects.get(pk=item.text_id)
    assert (typed, text.body) == ("Ich tippe.", "Beides zusammen.")
    assert list(text.versions.values_list("body", flat=True)) == ["Hanna schreibt."]


def test_typing_is_kept_by_itself_and_two_keys_record_an_outcome(
    page: "Page", live_server: Any, scene: tuple[Cast, AgendaItem]
) -> None:
    world, item = scene
    enter(page, live_server, world.head, reverse("meeting_room", args=[item.meeting_id]))

    page.locator("#body").fill("Ein Satz.")
    page.wait_for_selector(".rt-saved:has-text('zuletzt Hanna Nord')")
    page.locator("#outcomes").click()
    for key in ("e", "m"):
        page.keyboard.press(key)
    page.keyboard.type("Bogen verschicken")
    page.keyboard.press("Enter")
    page.wait_for_selector(".rt-outcome:has-text('Bogen verschicken')")

    assert JointText.objects.get(pk=item.text_id).body == "Ein Satz."
    assert list(Outcome.objects.values_list("kind", "text")) == [("measure", "Bogen verschicken")]


def test_pages_go_along_with_whoever_leads_but_never_away_from_somebody_who_writes(
    page: "Page", live_server: Any, scene: tuple[Cast, AgendaItem]
) -> None:
    world, first = scene
    second, third = (plan.agenda_item(first.meeting, title) for title in ("Jahresplan", "Termine"))
    services.call_agenda_item(by=world.facilitator, agenda_item=first)
    enter(page, live_server, world.head, reverse("meeting_room", args=[first.meeting_id]))

    services.call_agenda_item(by=world.facilitator, agenda_item=second)
    page.wait_for_selector("h1:has-text('Jahresplan')")
    page.locator("#body").fill("Ich schreibe noch")
    services.call_agenda_item(by=world.facilitator, agenda_item=third)
    page.wait_for_selector("[data-follow]:has-text('Der Tisch ist bei: Termine')")

    assert page.locator("h1").inner_text() == "Jahresplan"
    assert page.locator("#body").input_value() == "Ich schreibe noch"
