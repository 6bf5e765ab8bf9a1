"""Pages of meetings: who sees them, what they keep, and how many questions they ask."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from rundtisch.meetings import services
from rundtisch.meetings.models import AgendaItem, Attendance, Meeting, Outcome, Reply
from rundtisch.meetings.queries import (
    asks_for,
    expected_at,
    news_for,
    next_and_last,
    next_meeting_of,
    seats_of_meeting,
)
from rundtisch.roundtables import services as tables
from tests.meetings import factories as plan
from tests.meetings.conftest import Browser
from tests.world import Cast

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
OF_A_MEETING = ["meeting_detail", "meeting_room", "minutes_detail", "meeting_calendar"]
OF_ORGANISERS = ["meeting_change", "meeting_cancel", "meeting_invite", "attendance", "meeting_close"]


@pytest.mark.parametrize("page", OF_A_MEETING)
def test_a_meeting_exists_only_for_those_at_its_table(world: Cast, as_: Browser, page: str) -> None:
    address = reverse(page, args=[plan.meeting(world.table).pk])

    answers = [as_(person).get(address).status_code for person in (world.head, world.mailbox, world.outsider)]

    assert answers == [200, 200, 404]


@pytest.mark.parametrize("page", OF_ORGANISERS)
def test_acts_of_organisers_have_pages_only_for_them(world: Cast, as_: Browser, page: str) -> None:
    address = reverse(page, args=[plan.open_meeting(world.table).pk])

    answers = [as_(person).get(address).status_code for person in (world.facilitator, world.head, world.outsider)]

    assert answers == [200, 403, 404]


def test_agenda_items_and_outcomes_of_other_tables_do_not_exist(world: Cast, as_: Browser) -> None:
    item = plan.agenda_item(plan.open_meeting(world.table))
    outcome = services.record_outcome(by=world.head, agenda_item=item, kind="measure", text="Getan")
    stranger = as_(world.outsider)

    answers = [
        stranger.post(reverse(name, args=[thing.pk])).status_code
        for name, thing in (
            ("agenda_item_change", item),
            ("agenda_item_remove", item),
            ("minutes_text", item),
            ("outcome_new", item),
            ("outcome_remove", outcome),
        )
    ]

    assert answers == [404] * 5


def test_a_meeting_is_planned_in_the_browser_and_wrong_times_keep_what_was_typed(world: Cast, as_: Browser) -> None:
    address = reverse("meeting_new", args=[world.table.pk])
    typed = {"title": "Auftakt", "day": "2099-05-07", "begins": "15:00", "ends": "14:00", "place": "Rathaus"}
    office = as_(world.office_staff)

    wrong = office.post(address, typed)
    right = office.post(address, {**typed, "ends": "17:30"})

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert "Das Ende liegt vor dem Beginn." in wrong.content.decode()
    assert 'value="Rathaus"' in wrong.content.decode()
    assert timezone.localtime(Meeting.objects.get().starts_at).isoformat() == "2099-05-07T15:00:00+02:00"


def test_a_stale_form_shows_what_stands_and_keeps_what_was_typed(world: Cast, as_: Browser) -> None:
    meeting = plan.meeting(world.table, "So steht es", version=2)
    typed = {"title": "Getippt", "day": "2099-05-07", "begins": "15:00", "ends": "17:00", "version": "1"}

    answer = as_(world.office_staff).post(reverse("meeting_change", args=[meeting.pk]), typed)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "inzwischen von jemand anderem geändert" in page
    assert 'value="Getippt"' in page
    assert "So steht es" in page


def test_buttons_move_an_item_and_an_old_agenda_is_refused(world: Cast, as_: Browser) -> None:
    meeting = plan.meeting(world.table)
    first, second = plan.agenda_item(meeting, "Erster"), plan.agenda_item(meeting, "Zweiter")
    address, office = reverse("agenda_item_order", args=[meeting.pk]), as_(world.office_staff)

    moved = office.post(address, {"move": f"{second.pk}:up", "version": "0"})
    stale = office.post(address, {"order": f"{first.pk},{second.pk}", "version": "0"})
    dragged = office.post(address, {"order": f"{first.pk},{second.pk}", "version": "0"}, headers={"X-Reorder": "1"})
    senseless = office.post(address, {"order": "x,y", "version": "1"})

    answers = [answer.status_code for answer in (moved, stale, dragged, senseless)]
    assert answers == [302, 409, 409, 409]
    assert "inzwischen von jemand anderem geändert" in stale.content.decode()
    assert list(meeting.agenda_items.values_list("title", flat=True)) == ["Zweiter", "Erster"]


def test_a_waiting_topic_gets_on_the_agenda_with_one_press(world: Cast, as_: Browser) -> None:
    meeting = plan.meeting(world.table)
    topic = tables.propose_topic(by=world.head, table=world.table, title="Übergang 4/5")
    office = as_(world.office_staff)

    page = office.get(reverse("meeting_detail", args=[meeting.pk])).content.decode()
    words = {"title": topic.title, "minutes_planned": 20, "kind": "exchange", "topic": str(topic.pk)}
    office.post(reverse("agenda_item_new", args=[meeting.pk]), words)

    assert "vorgeschlagen von Hanna Nord" in page
    assert AgendaItem.objects.get().topic == topic
    assert "vorgeschlagen von" not in office.get(reverse("meeting_detail", args=[meeting.pk])).content.decode()


def test_heads_see_no_acts_of_organisers(world: Cast, as_: Browser) -> None:
    meeting = plan.meeting(world.table)
    plan.agenda_item(meeting)

    page = as_(world.head).get(reverse("meeting_detail", args=[meeting.pk])).content.decode()

    assert "Wir kommen" in page
    assert [word for word in ("Einladen", "Entfernen", "Punkt hinzufügen", "Was darauf wartet") if word in page] == []


def test_a_house_answers_on_the_page(world: Cast, as_: Browser) -> None:
    meeting = plan.meeting(world.table)
    address = reverse("meeting_reply", args=[meeting.pk, world.school.pk])
    mailbox = as_(world.mailbox)

    nameless = mailbox.post(address, {"answer": "deputy"})
    foreign = as_(world.other_head).post(address, {"answer": "no"})
    named = mailbox.post(address, {"answer": "deputy", "deputy_name": "Petra"})

    assert (nameless.status_code, foreign.status_code, named.status_code) == (409, 403, 302)
    assert "Bitte nennen Sie, wer Ihr Haus vertritt." in nameless.content.decode()
    assert list(Reply.objects.values_list("answer", "deputy_name")) == [("deputy", "Petra")]


def test_two_writers_see_both_texts_and_the_typed_one_stays_in_its_field(world: Cast, as_: Browser) -> None:
    item = plan.agenda_item(plan.open_meeting(world.table))
    services.write_minutes(by=world.head, agenda_item=item, body="Hannas Satz", version=0)
    address, typed = reverse("minutes_text", args=[item.pk]), {"body": "Svens Satz", "version": "0"}
    sven = as_(world.other_head)

    by_form = sven.post(address, typed)
    by_typing = sven.post(address, typed, headers={"X-Autosave": "1"})

    assert (by_form.status_code, by_typing.status_code) == (409, 409)
    for page in (by_form.content.decode(), by_typing.content.decode()):
        assert "Hanna Nord hat inzwischen weitergeschrieben" in page
        assert "<p>Hannas Satz</p>" in page
        assert "<p>Svens Satz</p>" in page
    assert "\nSvens Satz</textarea>" in by_form.content.decode()
    assert "<html" not in by_typing.content.decode()


def test_typing_is_answered_with_moment_and_version_and_followed_by_others(world: Cast, as_: Browser) -> None:
    item = plan.agenda_item(plan.open_meeting(world.table))
    address = reverse("minutes_text", args=[item.pk])

    kept = as_(world.head).post(address, {"body": "Eins\r\nZwei", "version": "0"}, headers={"X-Autosave": "1"})
    follower = as_(world.other_head)
    behind, level = follower.get(address, {"version": "0"}), follower.get(address, {"version": "1"})

    assert 'name="version" value="1"' in kept.content.decode()
    assert "zuletzt Hanna Nord" in kept.content.decode()
    assert "Eins\nZwei</template>" in behind.content.decode()
    assert level.status_code == 204


def test_a_text_that_is_too_long_stays_in_its_field(world: Cast, as_: Browser) -> None:
    item = plan.agenda_item(plan.open_meeting(world.table))

    answer = as_(world.head).post(reverse("minutes_text", args=[item.pk]), {"body": "x" * 100_001, "version": "0"})

    assert answer.status_code == 409
    assert "Der Text ist zu lang: 100001 von höchstens 100000 Zeichen." in answer.content.decode()
    assert "x" * 100_001 in answer.content.decode()
    item.text.refresh_from_db()
    assert item.text.body == ""


def test_attendance_is_noted_in_one_form_and_a_nameless_deputy_keeps_it(world: Cast, as_: Browser) -> None:
    meeting = plan.open_meeting(world.table)
    address, key = reverse("attendance", args=[meeting.pk]), world.school.pk.hex
    typed = {f"state_{key}": "deputy", f"state_{world.other_school.pk.hex}": "present"}
    office = as_(world.office_staff)

    nameless = office.post(address, typed)
    named = office.post(address, {**typed, f"name_{key}": "Petra"})

    assert (nameless.status_code, named.status_code) == (409, 302)
    assert sorted(Attendance.objects.values_list("state", "name")) == [("deputy", "Petra"), ("present", "")]


def test_an_outcome_is_recorded_and_taken_back_in_the_room(world: Cast, as_: Browser) -> None:
    item = plan.agenda_item(plan.open_meeting(world.table))
    head = as_(world.head)

    empty = head.post(reverse("outcome_new", args=[item.pk]), {"kind": "measure", "text": ""})
    head.post(reverse("outcome_new", args=[item.pk]), {"kind": "measure", "text": "Bogen verschicken"})
    room = head.get(reverse("meeting_room", args=[item.meeting_id])).content.decode()
    head.post(reverse("outcome_remove", args=[Outcome.objects.get().pk]))

    assert (empty.status_code, Outcome.objects.count()) == (422, 0)
    assert "Bogen verschicken" in room


def test_scripts_typed_anywhere_stay_words(world: Cast, as_: Browser) -> None:
    meeting = plan.meeting(world.table, HOSTILE, place=HOSTILE, note=HOSTILE)
    tables.propose_topic(by=world.head, table=world.table, title=HOSTILE)
    item = plan.agenda_item(meeting, HOSTILE, description=HOSTILE, presenter=HOSTILE)
    services.reply(by=world.head, meeting=meeting, institution=world.school, answer="deputy", deputy_name=HOSTILE)
    office = as_(world.office_staff)
    pages = [office.get(reverse("meeting_detail", args=[meeting.pk]))]
    services.open_meeting(by=world.office_staff, meeting=meeting)
    note = services.AttendanceNote(world.school.pk, "deputy", HOSTILE)
    services.note_attendance(by=world.office_staff, meeting=meeting, notes=[note])
    item = AgendaItem.objects.get(pk=item.pk)
    services.write_minutes(by=world.head, agenda_item=item, body=HOSTILE, version=0)
    services.record_outcome(by=world.head, agenda_item=item, kind="measure", text=HOSTILE)

    pages += [office.get(reverse(name, args=[meeting.pk])) for name in (*OF_A_MEETING[:3], *OF_ORGANISERS)]
    pages.append(office.get(reverse("meeting_list", args=[world.table.pk])))
    pages.append(office.get(reverse("agenda_item_change", args=[item.pk])))
    pages.append(office.post(reverse("minutes_text", args=[item.pk]), {"body": HOSTILE + "!", "version": "0"}))

    for answer in pages:
        page = answer.content.decode()
        assert "&lt;script&gt;" in page or "Wer da ist" in page
        assert "<script>alert" not in page
        assert "<img src=x" not in page


@pytest.mark.parametrize("name", ["meeting_detail", "meeting_room", "minutes_detail"])
def test_forty_items_ask_as_many_questions_as_one_and_at_most_twelve_of_this_part(
    world: Cast, as_: Browser, name: str
) -> None:
    asked = {}
    for many in (1, 3, 40):
        meeting = plan.open_meeting(world.table)
        for number in range(many):
            item = plan.agenda_item(meeting, f"Punkt {number}", presenting_institution=world.authority)
            services.record_outcome(by=world.head, agenda_item=item, kind="measure", text="Getan")
            Reply.objects.filter(meeting=meeting).delete()
        head = as_(world.head)
        with CaptureQueriesContext(
            connection,
        ) as questions:
            answer = head.get(reverse(name, args=[meeting.pk]))
        assert answer.status_code == 200
        asked[many] = len(questions)

    assert asked[1] == asked[3] == asked[40]
    assert asked[40] <= {"meeting_detail": 12}.get(name, 20), asked


def test_the_list_asks_as_many_questions_for_three_meetings_as_for_one(world: Cast, as_: Browser) -> None:
    head, asked = as_(world.head), []
    for _more in range(3):
        plan.meeting(world.table)
        with CaptureQueriesContext(connection) as questions:
            head.get(reverse("meeting_list", args=[world.table.pk]))
        asked.append(len(questions))

    assert asked[0] == asked[2]
    assert asked[0] <= 20


def test_the_start_page_knows_the_next_meeting_and_what_is_asked(world: Cast) -> None:
    held = plan.open_meeting(world.table, title="Gehalten", closed_at=plan.AFTERNOON)
    meeting = services.invite(by=world.office_staff, meeting=plan.meeting(world.table), by_mail=False)
    plan.agenda_item(meeting, "Haushalt", presenting_institution=world.school)

    before, ask = next_meeting_of(world.head), asks_for(world.mailbox)
    services.reply(by=world.mailbox, meeting=meeting, institution=world.school, answer="yes")
    after = next_meeting_of(world.head)

    assert before is not None
    assert after is not None
    assert (before.id, before.my_part, [line.answer for line in before.replies]) == (meeting.pk, ("Haushalt",), [""])
    assert [one.title for one in ask] == ["Kommt Grundschule Nord zur Sitzung „Standortbestimmung“?"]
    assert ([line.answer for line in after.replies], asks_for(world.head)) == (["yes"], [])
    assert (next_meeting_of(world.outsider), asks_for(world.outsider)) == (None, [])
    following, last = next_and_last(world.table)
    assert (following and following.id, last and last.id) == (meeting.pk, held.pk)


def test_news_tell_of_invitations_and_minutes(world: Cast) -> None:
    long_ago = plan.AFTERNOON.replace(year=2000)
    services.invite(by=world.office_staff, meeting=plan.meeting(world.table, "Neu"), by_mail=False)
    plan.open_meeting(world.table, title="Gehalten", closed_at=plan.AFTERNOON)

    news = [(one.title, one.detail) for one in news_for(world.head, long_ago)]

    assert news == [
        ("Protokoll liegt vor", "Gehalten, Runder Tisch Musterstadt"),
        ("Zur Sitzung eingeladen", "Neu, Runder Tisch Musterstadt"),
    ]
    assert news_for(world.outsider, long_ago) == []


def test_attendance_begins_with_the_replies_until_something_is_noted(world: Cast, as_: Browser) -> None:
    meeting = plan.open_meeting(world.table)
    asked = {"meeting": meeting, "replied_by": world.head, "replied_at": timezone.now()}
    Reply.objects.create(institution=world.school, answer="yes", **asked)
    Reply.objects.create(institution=world.other_school, answer="deputy", deputy_name="Petra Konrektorin", **asked)
    seats = seats_of_meeting(meeting)

    begun = {line.house: (line.state, line.name) for line in expected_at(meeting, seats) if line.state}
    notes = [services.AttendanceNote(institution=world.school.pk, state="excused")]
    services.note_attendance(by=world.facilitator, meeting=meeting, notes=notes)
    noted = {line.house: line.state for line in expected_at(meeting, seats) if line.state}

    school, other = world.school.label, world.other_school.label
    assert begun == {school: ("present", ""), other: ("deputy", "Petra Konrektorin")}
    assert noted == {school: "excused"}


def test_opening_days_too_early_is_asked_for_once_more(world: Cast, as_: Browser) -> None:
    early = plan.meeting(world.table)
    today = plan.meeting(world.table, starts_at=timezone.now(), ends_at=timezone.now() + timedelta(hours=2))
    facilitator = as_(world.facilitator)

    pages = [facilitator.get(reverse("meeting_detail", args=[one.pk])).content.decode() for one in (early, today)]

    assert ["Heute schon eröffnen?" in page for page in pages] == [True, False]


def test_a_house_that_answered_is_offered_only_the_other_answer(world: Cast, as_: Browser) -> None:
    meeting = plan.meeting(world.table, invited_at=timezone.now(), invited_by=world.office_staff)
    services.reply(by=world.head, meeting=meeting, institution=world.school, answer="yes")

    page = as_(world.head).get(reverse("meeting_detail", args=[meeting.pk])).content.decode()

    assert ("Ihre Antwort" in page, "Wir kommen<" in page, "Wir sagen doch ab" in page) == (True, False, True)
