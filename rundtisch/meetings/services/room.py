"""In the room: who is there, joint minutes, outcomes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from uuid import UUID

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people.models import Person
from rundtisch.roundtables.models import Participation
from rundtisch.writing import services as writing
from rundtisch.writing.models import JointText

from ..indexing import index
from ..models import AgendaItem, Attendance, AttendanceState, Meeting, Outcome, OutcomeKind
from ..permissions import may_remove_outcome, may_run_meeting, may_write_minutes_of
from .planning import refuse_before_opening


@dataclass(frozen=True)
class AttendanceNote:
    """Whether one house is there, who came for it, and when, if late or early."""

    institution: UUID
    state: str
    name: str = ""
    came_at: time | None = None
    left_at: time | None = None


@act
def note_attendance(*, by: Person, meeting: Meeting, notes: Sequence[AttendanceNote]) -> list[Attendance]:
    """Note for all houses at once whether they are there; a later note replaces the earlier one."""
    authorise(by, may_run_meeting, meeting)
    refuse_before_opening(meeting)
    seated = set(
        Participation.objects.current_on(clock.today())
        .filter(table=meeting.table)
        .values_list("institution", flat=True)
    )
    known = {one.institution_id: one for one in meeting.attendances.all()}
    noted = [_noted(by, meeting, note, known, seated) for note in notes]
    Attendance.objects.bulk_create([one for one in noted if one.institution_id not in known])
    fields = ["state", "name", "came_at", "left_at", "noted_by", "noted_at"]
    Attendance.objects.bulk_update([one for one in noted if one.institution_id in known], fields)
    journal.note(by, "meetings.attendance_noted", meeting, houses=len(noted))
    return noted


def _noted(
    by: Person, meeting: Meeting, note: AttendanceNote, known: dict[UUID, Attendance], seated: set[UUID]
) -> Attendance:
    if note.institution not in seated and note.institution not in known:
        raise Refusal(_("Ein Haus in dieser Liste sitzt nicht mehr am Tisch. Bitte laden Sie die Seite neu."))
    if note.state == AttendanceState.DEPUTY and not note.name.strip():
        raise Refusal(_("Bitte tragen Sie ein, wer das Haus vertritt."))
    if note.came_at and note.left_at and note.left_at < note.came_at:
        raise Refusal(_("Jemand ist gegangen, bevor er gekommen ist. Bitte prüfen Sie die Uhrzeiten."))
    one = known.get(note.institution) or Attendance(meeting=meeting, institution_id=note.institution)
    one.state = AttendanceState(note.state)
    one.name = note.name.strip()
    one.came_at, one.left_at = note.came_at, note.left_at
    one.noted_by, one.noted_at = by, clock.now()
    return one


@act
def write_minutes(*, by: Person, agenda_item: AgendaItem, body: str, version: int) -> JointText:
    """Write in the minutes of an item over the version one had read; raises WrittenMeanwhile with both texts."""
    authorise(by, may_write_minutes_of, agenda_item)
    refuse_before_opening(agenda_item.meeting)
    before = JointText.objects.get(pk=agenda_item.text_id)
    text = writing.write(by=by, text=before, body=body, version=version)
    if agenda_item.meeting.closed_at is not None:
        index(agenda_item.meeting)
    # A steady hand saves every few seconds: the journal notes who takes the pen.
    if text.version != before.version or before.written_by_id != by.pk:
        journal.note(by, "meetings.minutes_written", agenda_item)
    return text


@act
def record_outcome(*, by: Person, agenda_item: AgendaItem, kind: str, text: str) -> Outcome:
    """Record in one sentence what came out of an item; what becomes of it belongs to other rooms."""
    authorise(by, may_write_minutes_of, agenda_item)
    refuse_before_opening(agenda_item.meeting)
    if not text.strip():
        raise Refusal(_("Bitte schreiben Sie das Ergebnis in einem Satz auf."))
    outcome = Outcome.objects.create(
        agenda_item=agenda_item,
        kind=OutcomeKind(kind),
        text=text.strip(),
        recorded_by=by,
        recorded_at=clock.now(),
    )
    journal.note(by, "meetings.outcome_recorded", outcome, kind=str(kind))
    return outcome


@act
def remove_outcome(*, by: Person, outcome: Outcome) -> None:
    """Take an outcome back; refused once something has become of it."""
    authorise(by, may_remove_outcome, outcome)
    journal.note(by, "meetings.outcome_removed", outcome)
    try:
        outcome.delete()
    except ProtectedError as error:
        raise Refusal(_("Aus diesem Ergebnis ist schon etwas geworden. Es bleibt stehen.")) from error
