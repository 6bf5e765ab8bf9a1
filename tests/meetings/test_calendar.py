"""Invitations as calendar programs read them, and as they leave by mail."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from rundtisch.foundation import deliveries
from rundtisch.foundation.models import Delivery
from rundtisch.meetings import services
from rundtisch.meetings.calendar import as_calendar
from rundtisch.meetings.models import Meeting
from tests.conftest import MailServer
from tests.meetings import factories as plan
from tests.meetings.conftest import Browser
from tests.world import Cast

BERLIN = ZoneInfo("Europe/Berlin")


def event_in(text: str) -> Event:
    found = Calendar.from_ical(text).walk("VEVENT")
    assert len(found) == 1
    event = found[0]
    assert isinstance(event, Event)
    return event


def test_an_invitation_read_back_says_what_was_planned(world: Cast, settings: object) -> None:
    meeting = plan.meeting(world.table, "Plattformen; Haushalt, KI", note="Zeile eins\nZeile zwei")
    services.invite(by=world.office_staff, meeting=meeting)
    text = Delivery.objects.get(recipient=world.head.email).calendar

    calendar, event = Calendar.from_ical(text), event_in(text)

    assert (str(calendar["method"]), str(calendar["version"])) == ("REQUEST", "2.0")
    assert str(event["uid"]) == f"{meeting.pk}@rundtisch"
    assert event["sequence"] == 0
    assert str(event["summary"]) == "Runder Tisch Musterstadt: Plattformen; Haushalt, KI"
    assert event["dtstart"].dt == datetime(2099, 12, 3, 14, 30, tzinfo=BERLIN)
    assert event["dtstart"].params["TZID"] == "Europe/Berlin"
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(minutes=150)
    assert str(event["location"]) == "Rathaus, Raum 1"
    assert str(event["description"]).startswith("Zeile eins\nZeile zwei\n\nhttp")
    assert str(event["organizer"]).startswith("mailto:")
    attendee = event["attendee"]
    assert str(attendee) == f"mailto:{world.head.email}"
    assert (attendee.params["RSVP"], attendee.params["CN"]) == ("TRUE", "Hanna Nord")
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Berlin"]


@pytest.mark.parametrize(("month", "hours"), [(1, 1), (7, 2)])
def test_the_calendar_brings_the_changes_of_the_clock_as_rules(world: Cast, month: int, hours: int) -> None:
    begins = datetime(2031, month, 9, 14, 30, tzinfo=BERLIN)
    meeting = plan.meeting(world.table, starts_at=begins, ends_at=begins + timedelta(hours=1))

    zone = Calendar.from_ical(as_calendar(meeting, method="REQUEST")).walk("VTIMEZONE")[0]

    # What the rules say by themselves, without the zone tables of this machine.
    assert begins.replace(tzinfo=zone.to_tz(lookup_tzid=False)).utcoffset() == timedelta(hours=hours)
    assert [(change.name, change["RRULE"].to_ical().decode()) for change in zone.subcomponents] == [
        ("DAYLIGHT", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
        ("STANDARD", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"),
    ]


def test_update_and_cancellation_keep_the_uid_and_count_up(world: Cast) -> None:
    meeting = services.invite(by=world.office_staff, meeting=plan.meeting(world.table), by_mail=False)
    words = {"title": "Neu", "starts_at": meeting.starts_at, "ends_at": meeting.ends_at, "place": "", "note": ""}

    services.change_meeting(by=world.office_staff, meeting=meeting, version=1, **words)  # type: ignore[arg-type] - words of the test
    services.cancel_meeting(by=world.office_staff, meeting=meeting)

    mails = Delivery.objects.filter(recipient=world.head.email).order_by("created_at")
    events = [(str(Calendar.from_ical(mail.calendar)["method"]), event_in(mail.calendar)) for mail in mails]
    assert [(method, str(event["uid"]), event["sequence"], str(event["status"])) for method, event in events] == [
        ("REQUEST", f"{meeting.pk}@rundtisch", 1, "CONFIRMED"),
        ("CANCEL", f"{meeting.pk}@rundtisch", 2, "CANCELLED"),
    ]


def test_words_with_line_breaks_never_become_lines_of_the_calendar(world: Cast) -> None:
    meeting = plan.meeting(world.table, "Titel\r\nATTENDEE:mailto:boese@example.org", place='Ort"\nX-FALSCH:1')

    event = event_in(as_calendar(meeting, method="PUBLISH"))

    assert "attendee" not in event
    assert "x-falsch" not in event


@pytest.mark.django_db(transaction=True)
def test_the_invitation_leaves_as_text_html_and_calendar(mail_server: MailServer) -> None:
    from tests.world import cast

    world = cast()
    meeting = services.invite(by=world.office_staff, meeting=plan.meeting(world.table))

    deliveries.deliver_due()

    (message,) = mail_server.to(world.mailbox.email)
    kinds = [part.get_content_type() for part in message.walk() if not part.is_multipart()]
    assert kinds == ["text/plain", "text/html", "text/calendar"]
    calendar = next(part for part in message.walk() if part.get_content_type() == "text/calendar")
    assert calendar.get_param("method") == "REQUEST"
    assert str(event_in(calendar.get_content())["uid"]) == f"{meeting.pk}@rundtisch"
    html = next(part for part in message.walk() if part.get_content_type() == "text/html").get_content()
    assert html.count('class="button"') == 1
    assert f"/meetings/{meeting.pk}/" in html
    assert Meeting.objects.get().invited_at is not None


def test_everybody_at_the_table_takes_the_meeting_into_an_own_calendar(world: Cast, as_: Browser) -> None:
    meeting = plan.meeting(world.table)

    answer = as_(world.mailbox).get(f"/meetings/{meeting.pk}/invitation.ics")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert str(event_in(answer.content.decode())["uid"]) == f"{meeting.pk}@rundtisch"
