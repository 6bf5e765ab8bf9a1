"""A meeting as calendar programs know it: stable UID, counted changes, times with their zone.

What writes calendars is loaded when the first one is asked for, not at the start.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from rundtisch.foundation import clock

from .models import Meeting

if TYPE_CHECKING:
    from icalendar import Event, Timezone, vCalAddress


@dataclass(frozen=True)
class Attendee:
    """Somebody who is invited."""

    name: str
    email: str


def address_of(meeting: Meeting) -> str:
    """Where the meeting's page is."""
    return f"{settings.BASE_URL}{reverse('meeting_detail', args=[meeting.pk])}"


def as_calendar(meeting: Meeting, *, method: str, attendees: Sequence[Attendee] = ()) -> str:
    """The meeting as an iCalendar text. It holds date, place and title, but no agenda: mail travels far."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Rundtisch//DE")
    calendar.add("version", "2.0")
    if method:
        calendar.add("method", method)
    calendar.add_component(_zone())
    calendar.add_component(_event(meeting, attendees))
    text: bytes = calendar.to_ical()
    return text.decode()


def _zone() -> Timezone:
    """The zone with its two changes of the clock as rules, which every calendar program reads (2000/84/EC)."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", settings.TIME_ZONE)
    winter, summer = timedelta(hours=1), timedelta(hours=2)
    changes = (
        # Local times before the change, the first of each in 1996, since when both rules hold.
        (TimezoneDaylight(), "CEST", datetime(1996, 3, 31, 2), winter, summer),  # noqa: DTZ001 - local by its format
        (TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), summer, winter),  # noqa: DTZ001 - local by its format
    )
    for change, name, first, before, after in changes:
        change.add("dtstart", first)
        change.add("tzname", name)
        change.add("tzoffsetfrom", before)
        change.add("tzoffsetto", after)
        change.add("rrule", {"freq": "yearly", "bymonth": first.month, "byday": "-1su"})
        zone.add_component(change)
    return zone


def _event(meeting: Meeting, attendees: Sequence[Attendee]) -> Event:
    from icalendar import Event, vCalAddress, vText

    zone = ZoneInfo(settings.TIME_ZONE)
    event = Event()
    event.add("uid", f"{meeting.pk}@rundtisch")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", clock.now().astimezone(ZoneInfo("UTC")))
    event.add("dtstart", timezone.localtime(meeting.starts_at, zone))
    event.add("dtend", timezone.localtime(meeting.ends_at, zone))
    event.add("summary", f"{meeting.table.name}: {meeting.title}")
    event.add("status", "CANCELLED" if meeting.cancelled_at else "CONFIRMED")
    if meeting.place:
        event.add("location", meeting.place)
    event.add("description", "\n\n".join(filter(None, (meeting.note, address_of(meeting)))))
    event.add("url", address_of(meeting))
    organizer = vCalAddress(f"mailto:{_sender()}")
    organizer.params["cn"] = vText(meeting.table.name)
    event.add("organizer", organizer)
    for one in attendees:
        event.add("attendee", _attendee(one), encode=False)
    return event


def _attendee(one: Attendee) -> vCalAddress:
    from icalendar import vCalAddress, vText

    address = vCalAddress(f"mailto:{one.email}")
    address.params["cn"] = vText(one.name)
    address.params["role"] = vText("REQ-PARTICIPANT")
    address.params["partstat"] = vText("NEEDS-ACTION")
    address.params["rsvp"] = vText("TRUE")
    return address


def _sender() -> str:
    """The bare address that mails come from."""
    return settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].rstrip(">").strip()
