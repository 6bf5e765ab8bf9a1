"""Leading in the room: opening, coming to an item, more time, closing; and who goes along."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from rundtisch.foundation import clock, search
from rundtisch.foundation.errors import NotEntitled, Refusal
from rundtisch.journal.models import Entry
from rundtisch.meetings import services
from rundtisch.meetings.models import AgendaCall, AgendaItem, Meeting
from rundtisch.meetings.queries import called_in, found_by, room_page
from rundtisch.roundtables import services as tables
from rundtisch.roundtables.models import TopicState
from tests.meetings import factories as plan
from tests.meetings.conftest import Browser
from tests.world import Cast


def under_way(world: Cast, *titles: str) -> tuple[Meeting, list[AgendaItem]]:
    """An open meeting with items of twenty minutes; none is called up yet."""
    meeting = plan.open_meeting(world.table)
    return meeting, [plan.agenda_item(meeting, title) for title in titles]


def test_opening_keeps_its_first_moment(world: Cast) -> None:
    meeting = plan.meeting(world.table)
    with clock.at(plan.AFTERNOON):
        services.open_meeting(by=world.office_staff, meeting=meeting)

    services.open_meeting(by=world.facilitator, meeting=meeting)

    assert meeting.opened_at == plan.AFTERNOON


def test_opening_begins_with_the_first_item(world: Cast) -> None:
    meeting = plan.meeting(world.table)
    first, _second = plan.agenda_item(meeting, "Auftakt"), plan.agenda_item(meeting, "Jahresplan")

    services.open_meeting(by=world.facilitator, meeting=meeting)

    assert [(call.agenda_item, call.called_by) for call in AgendaCall.objects.all()] == [(first, world.facilitator)]


def test_the_latest_call_is_where_the_table_is(world: Cast) -> None:
    meeting, (first, second) = under_way(world, "Auftakt", "Jahresplan")
    for minutes, item in enumerate([first, second, first]):
        with clock.at(plan.AFTERNOON + timedelta(minutes=minutes)):
            services.call_agenda_item(by=world.office_staff, agenda_item=item)

    called = called_in(meeting)

    assert called is not None
    assert (called.title, called.called_at, called.minutes) == ("Auftakt", plan.AFTERNOON + timedelta(minutes=2), 20)
    assert Entry.objects.filter(act="meetings.agenda_item_called").count() == 3


def test_two_who_press_at_once_call_once(world: Cast) -> None:
    _meeting, (first,) = under_way(world, "Auftakt")
    calls = [
        services.call_agenda_item(by=person, agenda_item=first) for person in (world.facilitator, world.office_staff)
    ]

    assert calls[0] == calls[1]
    assert Entry.objects.filter(act="meetings.agenda_item_called").count() == 1


def test_five_minutes_more_count_for_the_item_the_table_is_at(world: Cast) -> None:
    meeting, (first, second) = under_way(world, "Auftakt", "Jahresplan")
    services.call_agenda_item(by=world.facilitator, agenda_item=first)

    for _ in range(2):
        services.give_more_time(by=world.facilitator, agenda_item=first)
    with pytest.raises(Refusal, match="bei einem anderen Punkt"):
        services.give_more_time(by=world.facilitator, agenda_item=second)

    called = called_in(meeting)
    assert called is not None
    assert called.minutes == 30


def test_more_time_ends_after_two_hours(world: Cast) -> None:
    _meeting, (first,) = under_way(world, "Auftakt")
    call = services.call_agenda_item(by=world.facilitator, agenda_item=first)
    AgendaCall.objects.filter(pk=call.pk).update(minutes_more=120)

    with pytest.raises(Refusal, match="schon zwei Stunden mehr"):
        services.give_more_time(by=world.facilitator, agenda_item=first)
    with pytest.raises(IntegrityError, match="call_adds_at_most_480_minutes"), transaction.atomic():
        AgendaCall.objects.filter(pk=call.pk).update(minutes_more=481)


def test_nothing_is_called_up_before_the_opening_nor_after_the_close(world: Cast) -> None:
    for meeting, sentence in [
        (plan.meeting(world.table), "noch nicht eröffnet"),
        (plan.open_meeting(world.table, closed_at=plan.AFTERNOON, closed_by=world.facilitator), "geschlossen"),
        (plan.open_meeting(world.table, cancelled_at=plan.AFTERNOON), "abgesagt"),
    ]:
        with pytest.raises(Refusal, match=sentence):
            services.call_agenda_item(by=world.facilitator, agenda_item=plan.agenda_item(meeting))


def test_only_whoever_runs_the_meeting_leads(world: Cast) -> None:
    _meeting, (first,) = under_way(world, "Auftakt")

    for act in (services.call_agenda_item, services.give_more_time):
        with pytest.raises(NotEntitled):
            act(by=world.head, agenda_item=first)


def test_the_clock_shows_what_is_left_and_what_is_over(world: Cast) -> None:
    meeting, (first,) = under_way(world, "Auftakt")
    with clock.at(plan.AFTERNOON):
        services.call_agenda_item(by=world.facilitator, agenda_item=first)
    called = called_in(meeting)
    assert called is not None

    faces = []
    for seconds in (0, 61, 20 * 60, 20 * 60 + 75):
        with clock.at(plan.AFTERNOON + timedelta(seconds=seconds)):
            faces.append((called.face, called.used))

    assert faces == [("20:00", 0), ("18:59", 2), ("0:00", 20), ("+1:15", 20)]


def test_a_page_follows_unless_another_item_was_asked_for(world: Cast) -> None:
    meeting, (first, second) = under_way(world, "Auftakt", "Jahresplan")
    services.call_agenda_item(by=world.facilitator, agenda_item=second)

    shown = []
    for key in ("", str(second.pk), str(first.pk)):
        room = room_page(world.head, meeting, key)
        assert room is not None
        shown.append((room.now.title, room.is_called, room.follows))

    assert shown == [("Jahresplan", True, True), ("Jahresplan", True, True), ("Auftakt", False, False)]


def test_those_who_follow_are_told_once_where_the_table_is(world: Cast, as_: Browser) -> None:
    meeting, (first, second) = under_way(world, "Auftakt", "Jahresplan")
    head, address = as_(world.head), reverse("meeting_called", args=[meeting.pk])
    services.call_agenda_item(by=world.facilitator, agenda_item=first)
    called = called_in(meeting)
    assert called is not None
    before = head.get(address, {"key": called.key})

    services.call_agenda_item(by=world.facilitator, agenda_item=second)
    after = head.get(address, {"key": called.key})

    assert (before.status_code, after.status_code) == (HTTPStatus.NO_CONTENT, HTTPStatus.OK)
    assert "Der Tisch ist bei: <strong>Jahresplan</strong>" in after.content.decode()


def test_those_who_follow_hear_that_the_meeting_is_closed(world: Cast, as_: Browser) -> None:
    meeting, (first,) = under_way(world, "Auftakt")
    services.call_agenda_item(by=world.facilitator, agenda_item=first)
    called = called_in(meeting)
    assert called is not None
    services.close_meeting(by=world.facilitator, meeting=meeting)

    answer = as_(world.head).get(reverse("meeting_called", args=[meeting.pk]), {"key": called.key})

    assert "nicht mehr eröffnet" in answer.content.decode()


def test_leading_is_offered_to_whoever_leads_and_looking_to_all(world: Cast, as_: Browser) -> None:
    meeting, (first, second) = under_way(world, "Auftakt", "Jahresplan")
    services.call_agenda_item(by=world.facilitator, agenda_item=first)
    room = reverse("meeting_room", args=[meeting.pk])
    words = ["data-timer", "5 Minuten mehr", "Nächster Punkt", "Diesen Punkt aufrufen", "Nächsten Punkt ansehen"]

    found = [
        [word in as_(person).get(address).content.decode() for word in words]
        for person in (world.facilitator, world.head)
        for address in (room, f"{room}?item={second.pk}")
    ]

    assert found == [
        [True, True, True, False, False],
        [False, False, False, True, False],
        [True, False, False, False, True],
        [False, False, False, False, False],
    ]


def test_leading_on_and_more_time_are_one_press_each(world: Cast, as_: Browser) -> None:
    meeting, (first, second) = under_way(world, "Auftakt", "Jahresplan")
    facilitator = as_(world.facilitator)
    services.call_agenda_item(by=world.facilitator, agenda_item=first)

    answers = [
        facilitator.post(reverse(name, args=[second.pk])) for name in ("agenda_item_call", "agenda_item_more_time")
    ]

    assert [answer.headers["Location"] for answer in answers] == [reverse("meeting_room", args=[meeting.pk])] * 2
    called = called_in(meeting)
    assert called is not None
    assert (called.title, called.minutes) == ("Jahresplan", 25)


def test_closing_settles_topics_and_leaves_what_was_not_dealt_with(world: Cast) -> None:
    meeting = plan.open_meeting(world.table)
    talked, left = (tables.propose_topic(by=world.head, table=world.table, title=title) for title in ("A", "B"))
    items = [
        services.add_agenda_item(by=world.office_staff, meeting=meeting, minutes_planned=10, topic=topic)
        for topic in (talked, left)
    ]

    services.close_meeting(by=world.facilitator, meeting=meeting, not_dealt_with=[items[1].pk])

    talked.refresh_from_db()
    left.refresh_from_db()
    assert (talked.state, left.state) == (TopicState.DISCUSSED, TopicState.PREPARED)
    assert (meeting.closed_by, meeting.closed_at is not None) == (world.facilitator, True)
    with pytest.raises(Refusal, match="geschlossen"):
        services.close_meeting(by=world.facilitator, meeting=meeting)


def test_words_taken_out_of_closed_minutes_find_the_meeting_no_more(world: Cast) -> None:
    meeting, (item,) = under_way(world, "Auftakt")
    services.write_minutes(by=world.facilitator, agenda_item=item, body="Der Zaunkönig singt.", version=0)
    services.close_meeting(by=world.facilitator, meeting=meeting)
    before = [hit.title for hit in found_by(world.head, search.understand("Zaunkönig"), 5)]

    services.write_minutes(
        by=world.facilitator, agenda_item=AgendaItem.objects.get(pk=item.pk), body="Es bleibt still.", version=1
    )

    after = [hit.title for hit in found_by(world.head, search.understand("Zaunkönig"), 5)]
    assert (before, after) == ([meeting.title], [])
