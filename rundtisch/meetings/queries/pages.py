"""The pages of a meeting, put together: before it, and in the room."""

from dataclasses import dataclass

from rundtisch.people.models import Person
from rundtisch.ui.figure import Figure

from ..models import AgendaItem, Meeting, OutcomeKind
from ..permissions import may_run_meeting, may_write_minutes
from ..ports import AgendaProposal
from .agenda import Agenda, AgendaLine, acts_at, agenda_of, proposals_for
from .answers import (
    AttendanceLine,
    ReplyLine,
    attendance_of,
    figure_of_attendance,
    figure_of_replies,
    my_replies,
    replies_to,
    seats_of_meeting,
)
from .leading import CalledItem, called_in
from .meetings import state_of, state_words
from .minutes import MinutesText, OutcomeLine, outcomes_of, text_of

#: The second of the two keys that record an outcome; the first is E.
OUTCOME_KEYS = {
    OutcomeKind.AGREEMENT: "V",
    OutcomeKind.MEASURE: "M",
    OutcomeKind.QUESTION: "F",
    OutcomeKind.INFORMATION: "I",
    OutcomeKind.EXPERIENCE: "R",
}


@dataclass(frozen=True)
class MeetingPage:
    """A meeting before it begins, or as it was planned."""

    state: str
    state_words: str
    agenda: Agenda
    proposals: tuple[AgendaProposal, ...]
    figure: Figure
    my_replies: tuple[ReplyLine, ...]
    may_run: bool
    may_change: bool
    is_ahead: bool

    @property
    def invites_first(self) -> bool:
        """Whether the next step is to invite; until then no house owes an answer."""
        return self.state == "planned" and self.may_change

    @property
    def asks_me(self) -> bool:
        """Whether a house of this person still owes an answer."""
        return not self.invites_first and any(not line.answer for line in self.my_replies)


@dataclass(frozen=True)
class OutcomeKey:
    """A kind of outcome and the keys that record it."""

    kind: str
    label: str
    key: str


@dataclass(frozen=True)
class RoomPage:
    """The room: one item with its minutes and outcomes, where the table is, what comes next, and who is there."""

    state: str
    agenda: Agenda
    place: int
    now: AgendaLine
    called: CalledItem | None
    follows: bool
    following: AgendaLine | None
    agenda_item: AgendaItem
    text: MinutesText
    outcomes: tuple[OutcomeLine, ...]
    outcome_keys: tuple[OutcomeKey, ...]
    acts: tuple[tuple[str, str], ...]
    attendance: tuple[AttendanceLine, ...]
    figure: Figure
    may_run: bool
    may_write: bool

    @property
    def is_called(self) -> bool:
        """Whether the item shown is the one that the table has come to."""
        return self.called is not None and self.called.id == self.now.id


def meeting_page(person: Person, meeting: Meeting) -> MeetingPage:
    """Everything on the page of a meeting; questions do not grow with the agenda."""
    seats = seats_of_meeting(meeting)
    replies = replies_to(meeting, seats)
    state = state_of(meeting)
    is_ahead = state in ("planned", "invited")
    may_run = may_run_meeting(person, meeting)
    may_change = may_run and state not in ("closed", "cancelled")
    return MeetingPage(
        state=state,
        state_words=state_words(state),
        agenda=agenda_of(meeting),
        proposals=tuple(proposals_for(person, meeting)) if may_run and is_ahead else (),
        figure=figure_of_replies(meeting.table, seats, replies),
        my_replies=tuple(my_replies(person, seats, replies)) if is_ahead else (),
        may_run=may_run,
        may_change=may_change,
        is_ahead=is_ahead,
    )


def room_page(person: Person, meeting: Meeting, key: str) -> RoomPage | None:
    """The room at the item with this key, else where the table is; None as long as there is no agenda."""
    agenda = agenda_of(meeting, person)
    if not agenda.lines:
        return None
    called = called_in(meeting)
    place = _place_in(agenda, key, called)
    now = agenda.lines[place]
    agenda_item = AgendaItem.objects.select_related("meeting__table").get(pk=now.id)
    seats = seats_of_meeting(meeting)
    attendance = attendance_of(meeting, seats)
    may_write = may_write_minutes(person, meeting)
    return RoomPage(
        state=state_of(meeting),
        agenda=agenda,
        place=place,
        now=now,
        called=called,
        follows=not key or (called is not None and called.id == now.id),
        following=agenda.lines[place + 1] if place + 1 < len(agenda.lines) else None,
        agenda_item=agenda_item,
        text=text_of(agenda_item),
        outcomes=tuple(outcomes_of(meeting).get(now.id, ())),
        outcome_keys=tuple(OutcomeKey(kind.value, str(kind.label), key) for kind, key in OUTCOME_KEYS.items()),
        acts=tuple(acts_at(person, agenda_item)),
        attendance=attendance,
        figure=figure_of_attendance(meeting.table, seats, attendance),
        may_run=may_run_meeting(person, meeting),
        may_write=may_write and meeting.opened_at is not None and meeting.cancelled_at is None,
    )


def _place_in(agenda: Agenda, key: str, called: CalledItem | None) -> int:
    """The item asked for, else the one that was called up, else the first without minutes."""
    asked = (agenda.at(one) for one in (key, str(called.id) if called else ""))
    return next((place for place in asked if place is not None), agenda.first_unwritten)
