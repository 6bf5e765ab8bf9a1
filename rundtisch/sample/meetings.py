"""The meetings of Emsbrück: planned, invited, held, written down."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from rundtisch.foundation import clock
from rundtisch.meetings import services as meetings
from rundtisch.meetings.models import AgendaItem, Meeting
from rundtisch.roundtables.models import RoundTable

from .cast import Cast
from .story import Calendar

#: How long before a meeting it is planned and its invitation leaves.
AHEAD = timedelta(days=21)

#: What happens at an agenda item: the key of an agreement, the item, and the moment.
AtItem = Callable[[str, AgendaItem, date], None]


def plan(told: Mapping[str, Any], cast: Cast, table: RoundTable, calendar: Calendar) -> Meeting:
    """Plan a meeting with its agenda and invite everybody; mails of former days are not sent."""
    with clock.at(calendar.moment(told["date"] - AHEAD)):
        meeting = meetings.plan_meeting(
            by=cast.office,
            table=table,
            title=told["title"],
            starts_at=calendar.moment(told["date"], told["start"]),
            ends_at=calendar.moment(told["date"], told["end"]),
            place=told["place"],
        )
        for item in told["agenda"]:
            meetings.add_agenda_item(
                by=cast.office,
                meeting=meeting,
                title=item["title"],
                kind=item["kind"],
                minutes_planned=item["min"],
                presenting_institution=cast.houses[item["by"]],
                topic=table.topics.filter(title=item["title"]).first(),
            )
        meetings.invite(by=cast.office, meeting=meeting, by_mail=False)
    return meeting


def reply(told: Mapping[str, Any], cast: Cast, meeting: Meeting, calendar: Calendar) -> None:
    """The answers that have come so far."""
    for house, answer in told["replies"].items():
        with clock.at(calendar.moment(told["date"] - AHEAD + timedelta(days=3))):
            meetings.reply(
                by=cast.speakers[house],
                meeting=meeting,
                institution=cast.houses[house],
                answer=answer,
                deputy_name="Konrektorat" if answer == "deputy" else "",
            )


def hold(told: Mapping[str, Any], cast: Cast, meeting: Meeting, calendar: Calendar, at_item: AtItem) -> None:
    """Hold a meeting: attendance, the minutes of each item, what was agreed."""
    away = told.get("away", {})
    with clock.at(calendar.moment(told["date"], told["start"])):
        meetings.open_meeting(by=cast.facilitator, meeting=meeting)
        notes = [
            meetings.AttendanceNote(house.pk, *away.get(key, ["present", ""])) for key, house in cast.houses.items()
        ]
        meetings.note_attendance(by=cast.office, meeting=meeting, notes=notes)
    begins = calendar.moment(told["date"], told["start"])
    for item, told_item, text in zip(meeting.agenda_items.all(), told["agenda"], told["minutes"], strict=True):
        begins += timedelta(minutes=told_item["min"])
        with clock.at(begins - timedelta(minutes=2)):
            meetings.write_minutes(by=cast.office, agenda_item=item, body=text, version=item.text.version)
            if "agreement" in told_item:
                at_item(told_item["agreement"], item, told["date"])
    with clock.at(calendar.moment(told["date"], told["end"])):
        meetings.close_meeting(by=cast.office, meeting=meeting)
