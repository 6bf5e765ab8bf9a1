"""Who answered the invitation, who was there, and the table drawn with it."""

from dataclasses import dataclass, replace
from datetime import time
from uuid import UUID

from django.utils.translation import gettext as _

from rundtisch.institutions.models import Institution, Power, standing_of
from rundtisch.people.models import Person
from rundtisch.roundtables.figures import figure_seats
from rundtisch.roundtables.models import RoundTable
from rundtisch.roundtables.queries import SeatLine, seats_at
from rundtisch.ui.figure import Figure

from ..invitations import people_to_invite
from ..models import Attendance, AttendanceState, Meeting, Reply, ReplyAnswer

_ANSWER_STATES = {ReplyAnswer.YES: "coming", ReplyAnswer.DEPUTY: "deputy", ReplyAnswer.NO: "declines"}

#: What an answer to the invitation lets one expect in the room.
_ATTENDANCE_OF = {
    ReplyAnswer.YES: AttendanceState.PRESENT,
    ReplyAnswer.DEPUTY: AttendanceState.DEPUTY,
    ReplyAnswer.NO: AttendanceState.EXCUSED,
}


@dataclass(frozen=True)
class ReplyLine:
    """What one house answered; nothing yet when `answer` is empty."""

    institution: UUID
    house: str
    answer: str
    answer_words: str
    deputy_name: str
    replied_by: str
    is_on_behalf: bool


@dataclass(frozen=True)
class AttendanceLine:
    """One house in the attendance form and in the minutes."""

    institution: UUID
    house: str
    state: str
    state_words: str
    name: str
    came_at: time | None
    left_at: time | None
    participation: str = ""

    @property
    def remark(self) -> str:
        """When somebody came late or left early."""
        came = _("ab %(time)s") % {"time": f"{self.came_at:%H:%M}"} if self.came_at else ""
        left = _("bis %(time)s") % {"time": f"{self.left_at:%H:%M}"} if self.left_at else ""
        return ", ".join(filter(None, (came, left)))


def replies_to(meeting: Meeting, seats: tuple[SeatLine, ...]) -> dict[UUID, ReplyLine]:
    """What the houses at the table answered, by house; one question."""
    names = {seat.institution: seat.label for seat in seats}
    rows = Reply.objects.filter(meeting=meeting).values_list(
        "institution_id", "institution__name", "answer", "deputy_name", "replied_by__name", "is_on_behalf"
    )
    return {
        institution: ReplyLine(
            institution,
            names.get(institution, name),
            answer,
            str(ReplyAnswer(answer).label),
            deputy,
            by,
            is_on_behalf,
        )
        for institution, name, answer, deputy, by, is_on_behalf in rows
    }


def houses_replied_for(person: Person) -> frozenset[UUID]:
    """The houses for which the person may answer: own ones, and those that gave a mandate for it."""
    standing = standing_of(person)
    lent = {one.institution for one in standing.mandates if one.power == Power.ENTER_REPLY}
    return standing.houses | lent


def my_replies(person: Person, seats: tuple[SeatLine, ...], replies: dict[UUID, ReplyLine]) -> list[ReplyLine]:
    """The houses at this table for which the person may answer, with what they answered so far."""
    mine = houses_replied_for(person)
    return [
        replies.get(seat.institution) or ReplyLine(seat.institution, seat.label, "", "", "", "", False)
        for seat in seats
        if seat.institution in mine
    ]


def house_for_reply(meeting: Meeting, key: UUID) -> Institution | None:
    """A house at the meeting's table."""
    return Institution.objects.filter(pk=key, participations__table=meeting.table_id).distinct().first()


def figure_of_replies(table: RoundTable, seats: tuple[SeatLine, ...], replies: dict[UUID, ReplyLine]) -> Figure:
    """The table with the answers at its seats."""
    states = {key: _ANSWER_STATES[ReplyAnswer(line.answer)] for key, line in replies.items()}
    remarks = {key: line.deputy_name for key, line in replies.items() if line.deputy_name}
    coming = sum(state != "declines" for state in states.values())
    return Figure(
        seats=figure_seats(seats, states, remarks, others="no_reply"),
        title=_("Wer kommt"),
        description=_("%(coming)s von %(all)s Häusern kommen oder schicken eine Vertretung; %(open)s antworten noch.")
        % {"coming": coming, "all": len(seats), "open": len(seats) - len(states)},
        centre=(_("%(coming)s von %(all)s") % {"coming": coming, "all": len(seats)}, _("Häusern kommen")),
        heading=_("Antwort"),
        order="mixed" if table.seating == "mixed" else "grouped",
        ident="replies",
    )


def attendance_of(meeting: Meeting, seats: tuple[SeatLine, ...]) -> tuple[AttendanceLine, ...]:
    """All houses at the table and those noted then, with what was noted; one question."""
    noted = {
        row[0]: row
        for row in Attendance.objects.filter(meeting=meeting)
        .order_by("institution__sort_name")
        .values_list("institution_id", "institution__name", "state", "name", "came_at", "left_at")
    }
    lines = []
    for seat in seats:
        _id, _name, state, name, came, left = noted.pop(seat.institution, (None, "", "", "", None, None))
        lines.append(
            AttendanceLine(seat.institution, seat.label, state, _words(state), name, came, left, seat.participation)
        )
    gone = [
        AttendanceLine(id, house, state, _words(state), name, came, left)
        for id, house, state, name, came, left in noted.values()
    ]
    return (*lines, *gone)


def expected_at(meeting: Meeting, seats: tuple[SeatLine, ...]) -> tuple[AttendanceLine, ...]:
    """The attendance to begin with: what was noted, else what the houses answered to the invitation."""
    noted = attendance_of(meeting, seats)
    if any(line.state for line in noted):
        return noted
    replies = replies_to(meeting, seats)
    return tuple(_expected(line, replies.get(line.institution)) for line in noted)


def _expected(line: AttendanceLine, reply: ReplyLine | None) -> AttendanceLine:
    if reply is None:
        return line
    state = _ATTENDANCE_OF[ReplyAnswer(reply.answer)]
    return replace(line, state=state, state_words=_words(state), name=reply.deputy_name)


def figure_of_attendance(
    table: RoundTable, seats: tuple[SeatLine, ...], attendance: tuple[AttendanceLine, ...]
) -> Figure:
    """The table with who is there; in its middle the voices in the room."""
    states = {line.institution: line.state for line in attendance if line.state}
    remarks = {line.institution: ", ".join(filter(None, (line.name, line.remark))) for line in attendance}
    there = {line.institution for line in attendance if line.state in ("present", "deputy")}
    deciding = [seat for seat in seats if seat.participation == "decides"]
    voices = sum(seat.institution in there for seat in deciding)
    count = _("%(there)s von %(all)s") % {"there": voices, "all": len(deciding)}
    return Figure(
        seats=figure_seats(seats, states, remarks),
        title=_("Wer da ist"),
        description=_("%(there)s von %(all)s Häusern sind da oder vertreten; %(voices)s Stimmen sind im Raum.")
        % {"there": len(there), "all": len(seats), "voices": voices},
        centre=(count, _("Stimmen im Raum")),
        heading=_("Anwesenheit"),
        order="mixed" if table.seating == "mixed" else "grouped",
        ident="attendance",
    )


def recipients_of(meeting: Meeting) -> list[str]:
    """Who would get the invitation, by name."""
    return [person.name for person in people_to_invite(meeting.table)]


def seats_of_meeting(meeting: Meeting) -> tuple[SeatLine, ...]:
    """The seats at the meeting's table today."""
    return seats_at(meeting.table)


def _words(state: str) -> str:
    return str(AttendanceState(state).label) if state else ""
