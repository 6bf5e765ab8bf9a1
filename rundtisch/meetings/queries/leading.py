"""Where the table is: the item that was called up, since when, and how long it may take."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rundtisch.foundation import clock

from ..models import AgendaCall, Meeting


@dataclass(frozen=True)
class CalledItem:
    """The item that the table has come to."""

    id: UUID
    title: str
    called_at: datetime
    minutes: int

    @property
    def key(self) -> str:
        """Differs as soon as a page that follows has something new to show."""
        return f"{self.id}-{self.called_at.timestamp():.0f}-{self.minutes}"

    @property
    def seconds_left(self) -> int:
        """How much of its time is left; less than nothing once it is over."""
        return self.minutes * 60 - int((clock.now() - self.called_at).total_seconds())

    @property
    def face(self) -> str:
        """The time left as a clock shows it."""
        minutes, seconds = divmod(abs(self.seconds_left), 60)
        return f"{'+' if self.seconds_left < 0 else ''}{minutes}:{seconds:02}"

    @property
    def used(self) -> int:
        """Minutes used, as far as the bar goes."""
        return min(self.minutes, self.minutes - self.seconds_left // 60)


def called_in(meeting: Meeting) -> CalledItem | None:
    """Where the table is while the meeting is under way; one question."""
    if meeting.opened_at is None or meeting.closed_at is not None or meeting.cancelled_at is not None:
        return None
    row = (
        AgendaCall.objects.in_meeting(meeting)
        .values_list("agenda_item", "agenda_item__title", "called_at", "agenda_item__minutes_planned", "minutes_more")
        .first()
    )
    if row is None:
        return None
    id, title, called_at, planned, more = row
    return CalledItem(id, title, called_at, planned + more)
