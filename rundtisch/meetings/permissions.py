"""Who may do what with a meeting, before it, in the room and after it."""

from rundtisch.foundation.permissions import Rule, rule
from rundtisch.institutions.permissions import may_enter_reply_for
from rundtisch.people.models import Person
from rundtisch.roundtables.permissions import may_organise, may_see_table, may_take_part

from .models import AgendaItem, Meeting, Outcome

#: Plan a meeting at a table: office and facilitator.
may_plan_meeting = may_organise.named("may_plan_meeting")

#: Change, invite, open, close, order the agenda, note who is there: office and facilitator.
may_run_meeting: Rule[Person, Meeting] = may_organise.of(lambda meeting: meeting.table)

#: Come to an item in the room, and give it more time.
may_lead_at: Rule[Person, AgendaItem] = may_run_meeting.of(lambda agenda_item: agenda_item.meeting)

#: See a meeting with its agenda and its minutes: everybody at the table.
may_see_meeting: Rule[Person, Meeting] = may_see_table.of(lambda meeting: meeting.table)

#: Say whether a house comes: everybody of the house, its shared mailbox included, or a mandate.
may_reply = may_enter_reply_for.named("may_reply")


@rule
def is_under_way(_: Person, meeting: Meeting) -> bool:
    """The meeting is open: begun and not closed."""
    return meeting.opened_at is not None and meeting.closed_at is None and meeting.cancelled_at is None


_may_take_part: Rule[Person, Meeting] = may_take_part.of(lambda meeting: meeting.table)

#: Write minutes and record outcomes: all at the table while the meeting is open, otherwise only who runs it.
may_write_minutes = (may_run_meeting | (is_under_way & _may_take_part)).named("may_write_minutes")

#: The same of one agenda item.
may_write_minutes_of: Rule[Person, AgendaItem] = may_write_minutes.of(lambda agenda_item: agenda_item.meeting)


_runs_its_meeting: Rule[Person, Outcome] = may_run_meeting.of(lambda outcome: outcome.agenda_item.meeting)
_writes_in_its_meeting: Rule[Person, Outcome] = may_write_minutes.of(lambda outcome: outcome.agenda_item.meeting)


@rule
def _recorded_it(person: Person, outcome: Outcome) -> bool:
    return outcome.recorded_by_id == person.pk


#: Take an outcome back: who runs the meeting, and who recorded it, while it is open.
may_remove_outcome = (_runs_its_meeting | (_recorded_it & _writes_in_its_meeting)).named("may_remove_outcome")
