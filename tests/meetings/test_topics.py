"""A topic on its page: where it is talked about, and how it gets on the next agenda."""

from http import HTTPStatus

from django.urls import reverse

from rundtisch.meetings import services
from rundtisch.meetings.queries import agendas_for, meetings_about
from rundtisch.roundtables import services as tables
from rundtisch.roundtables.models import Topic, TopicState
from rundtisch.roundtables.ports import TopicCompanion
from tests.meetings import factories as plan
from tests.meetings.conftest import Browser
from tests.world import Cast


def topic(world: Cast) -> Topic:
    """A topic that waits."""
    return tables.propose_topic(by=world.head, table=world.table, title="Elternabend")


def test_a_waiting_topic_gets_on_the_next_agenda_from_its_own_page(world: Cast, as_: Browser) -> None:
    meeting, waiting = plan.meeting(world.table), topic(world)
    page = reverse("topic_detail", args=[waiting.pk])
    offered = [
        "Auf die Tagesordnung am 3. Dezember 2099" in as_(person).get(page).content.decode()
        for person in (world.facilitator, world.head)
    ]
    (act,) = agendas_for(world.facilitator, waiting)

    answer = as_(world.facilitator).post(act.url, dict(act.fields))

    assert (offered, answer.status_code) == ([True, False], HTTPStatus.FOUND)
    assert list(meeting.agenda_items.values_list("title", "topic", "minutes_planned")) == [
        ("Elternabend", waiting.pk, 20)
    ]


def test_a_topic_on_an_agenda_is_offered_no_second_one(world: Cast) -> None:
    meeting, waiting = plan.meeting(world.table), topic(world)
    services.add_agenda_item(by=world.facilitator, meeting=meeting, minutes_planned=10, topic=waiting)
    plan.meeting(world.table, "Später")

    assert (waiting.state, agendas_for(world.facilitator, waiting)) == (TopicState.SCHEDULED, [])


def test_a_topic_tells_the_meetings_that_talk_about_it(world: Cast) -> None:
    meeting, waiting = plan.meeting(world.table), topic(world)
    services.add_agenda_item(by=world.facilitator, meeting=meeting, minutes_planned=10, topic=waiting)
    ahead = meetings_about(world.head, waiting)
    services.open_meeting(by=world.facilitator, meeting=meeting)
    services.close_meeting(by=world.facilitator, meeting=meeting)

    held = meetings_about(world.head, waiting)

    assert ahead == [
        TopicCompanion(
            "1. Sitzung: Standortbestimmung",
            "3. Dezember 2099 · auf der Tagesordnung",
            reverse("meeting_detail", args=[meeting.pk]),
        )
    ]
    assert [(one.detail, one.url) for one in held] == [
        ("3. Dezember 2099 · besprochen", reverse("minutes_detail", args=[meeting.pk]))
    ]
