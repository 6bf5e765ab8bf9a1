"""Meetings as a person sees them: one by one, in the list of a table, and the next one."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.memory import remembered
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable

from ..models import AgendaItem, Meeting, Outcome

#: More than a table holds in twenty years.
LONGEST_LIST = 200


@dataclass(frozen=True)
class MeetingLine:
    """A meeting as a line in a list."""

    id: UUID
    number: int
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    state: str
    state_words: str
    agenda_items: int


@dataclass(frozen=True)
class MeetingsOfTable:
    """What lies ahead, the nearest first, and what was, the latest first."""

    ahead: tuple[MeetingLine, ...]
    past: tuple[MeetingLine, ...]


def meeting_for(person: Person, meeting_id: UUID) -> Meeting | None:
    """The meeting, if this person sits at its table."""
    meeting = Meeting.objects.visible_to(person).select_related("table__municipality").filter(pk=meeting_id).first()
    return _with_known_table(meeting)


def agenda_item_for(person: Person, agenda_item_id: UUID) -> AgendaItem | None:
    """The agenda item with its text, if this person sits at the table of its meeting."""
    found = (
        AgendaItem.objects.filter(pk=agenda_item_id, meeting__in=Meeting.objects.visible_to(person))
        .select_related("meeting__table__municipality", "text", "topic")
        .first()
    )
    if found is not None:
        _with_known_table(found.meeting)
    return found


def outcome_for(person: Person, outcome_id: UUID) -> Outcome | None:
    """The outcome, if this person sits at the table of its meeting."""
    return (
        Outcome.objects.filter(pk=outcome_id, agenda_item__meeting__in=Meeting.objects.visible_to(person))
        .select_related("agenda_item__meeting__table")
        .first()
    )


def meetings_of(table: RoundTable) -> MeetingsOfTable:
    """All meetings of a table; one question, however many."""
    lines = _lines(table)
    now = clock.now()
    ahead = tuple(line for line in reversed(lines) if line.ends_at >= now and line.state not in ("closed", "cancelled"))
    return MeetingsOfTable(ahead, tuple(line for line in lines if line not in ahead))


def next_and_last(table: RoundTable) -> tuple[MeetingLine | None, MeetingLine | None]:
    """The nearest meeting ahead and the latest one that was held, for the overview of the table."""
    meetings = meetings_of(table)
    held = (line for line in meetings.past if line.state != "cancelled")
    return next(iter(meetings.ahead), None), next(held, None)


def state_of(meeting: Meeting) -> str:
    """How far a meeting is: planned, invited, open, closed or cancelled."""
    return _state(meeting.cancelled_at, meeting.closed_at, meeting.opened_at, meeting.invited_at)


def state_words(state: str) -> str:
    """The state in words."""
    return {
        "cancelled": _("abgesagt"),
        "closed": _("geschlossen"),
        "open": _("läuft gerade"),
        "invited": _("eingeladen"),
        "planned": _("geplant"),
    }[state]


def _lines(table: RoundTable) -> tuple[MeetingLine, ...]:
    rows = (
        Meeting.objects.filter(table=table)
        .order_by(F("starts_at").desc(), "-number")
        .annotate(items=Count("agenda_items"))
        .values_list(
            "pk",
            "number",
            "title",
            "starts_at",
            "ends_at",
            "place",
            "cancelled_at",
            "closed_at",
            "opened_at",
            "invited_at",
            "items",
        )[:LONGEST_LIST]
    )
    lines = []
    for id, number, title, starts_at, ends_at, place, cancelled, closed, opened, invited, items in rows:
        state = _state(cancelled, closed, opened, invited)
        lines.append(MeetingLine(id, number, title, starts_at, ends_at, place, state, state_words(state), items))
    return tuple(lines)


def _state(
    cancelled: datetime | None, closed: datetime | None, opened: datetime | None, invited: datetime | None
) -> str:
    moments = {"cancelled": cancelled, "closed": closed, "open": opened, "invited": invited}
    return next((state for state, moment in moments.items() if moment is not None), "planned")


def _with_known_table(meeting: Meeting | None) -> Meeting | None:
    """The table came along with the meeting: the page does not ask for it again."""
    if meeting is not None:
        known = meeting.table
        remembered(("table", known.pk), lambda: known)
    return meeting
