"""Planning a meeting: its date, its invitation, the answers of the houses."""

from datetime import datetime

from django.db.models import F, Max
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.institutions.models import Institution, standing_of
from rundtisch.journal import services as journal
from rundtisch.people.models import Person
from rundtisch.roundtables.models import Participation, RoundTable

from ..indexing import index
from ..invitations import mail_cancellation, mail_invitation, mail_reply_on_behalf
from ..models import Meeting, Reply, ReplyAnswer
from ..permissions import may_plan_meeting, may_reply, may_run_meeting


@act
def plan_meeting(
    *,
    by: Person,
    table: RoundTable,
    title: str,
    starts_at: datetime,
    ends_at: datetime,
    place: str = "",
    note: str = "",
) -> Meeting:
    """Set the date of a table's next meeting; it gets the next number of the table."""
    authorise(by, may_plan_meeting, table)
    _check_times(starts_at, ends_at)
    # Whoever plans at the same time waits here, so that numbers have no gaps and no doubles.
    RoundTable.objects.select_for_update().get(pk=table.pk)
    highest = Meeting.objects.filter(table=table).aggregate(highest=Max("number"))["highest"] or 0
    meeting = Meeting.objects.create(
        table=table,
        number=highest + 1,
        title=title,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
        note=note,
    )
    index(meeting)
    journal.note(by, "meetings.planned", meeting, table=str(table))
    return meeting


@act
def change_meeting(
    *,
    by: Person,
    meeting: Meeting,
    title: str,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    note: str,
    version: int,
) -> Meeting:
    """Change date, place or words of a meeting; whoever was invited gets the update."""
    authorise(by, may_run_meeting, meeting)
    refuse_when_over(meeting)
    _check_times(starts_at, ends_at)
    changed = Meeting.objects.filter(pk=meeting.pk, version=version).update(
        title=title,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
        note=note,
        version=F("version") + 1,
    )
    if not changed:
        raise Refusal(
            _("Die Sitzung wurde inzwischen von jemand anderem geändert. Bitte vergleichen Sie beide Fassungen.")
        )
    meeting.refresh_from_db()
    if meeting.invited_at is not None:
        _count_up(meeting)
        mail_invitation(meeting, is_update=True)
    index(meeting)
    journal.note(by, "meetings.changed", meeting)
    return meeting


@act
def cancel_meeting(*, by: Person, meeting: Meeting) -> Meeting:
    """Call a meeting off; whoever was invited is told, and it leaves their calendars."""
    authorise(by, may_run_meeting, meeting)
    refuse_when_over(meeting)
    if meeting.opened_at is not None:
        raise Refusal(_("Die Sitzung hat schon begonnen und kann nicht mehr abgesagt werden."))
    meeting.cancelled_at = clock.now()
    meeting.version += 1
    meeting.save(update_fields=["cancelled_at", "version"])
    if meeting.invited_at is not None:
        _count_up(meeting)
        mail_cancellation(meeting)
    journal.note(by, "meetings.cancelled", meeting)
    return meeting


@act
def invite(*, by: Person, meeting: Meeting, by_mail: bool = True) -> Meeting:
    """Invite everybody who acts for a seat; inviting again reaches those who came to the table meanwhile."""
    authorise(by, may_run_meeting, meeting)
    refuse_when_over(meeting)
    meeting.invited_at = clock.now()
    meeting.invited_by = by
    meeting.save(update_fields=["invited_at", "invited_by"])
    mails = mail_invitation(meeting) if by_mail else 0
    journal.note(by, "meetings.invited", meeting, mails=mails)
    return meeting


@act
def reply(*, by: Person, meeting: Meeting, institution: Institution, answer: str, deputy_name: str = "") -> Reply:
    """Say for a house whether it comes; a later answer replaces the earlier one."""
    authorise(by, may_reply, institution)
    refuse_when_over(meeting)
    if (
        not Participation.objects.current_on(clock.today())
        .filter(table=meeting.table, institution=institution)
        .exists()
    ):
        raise Refusal(_("Dieses Haus sitzt nicht am Tisch dieser Sitzung."))
    if answer == ReplyAnswer.DEPUTY and not deputy_name.strip():
        raise Refusal(_("Bitte nennen Sie, wer Ihr Haus vertritt."))
    is_on_behalf = institution.pk not in standing_of(by).houses
    given, _is_new = Reply.objects.update_or_create(
        meeting=meeting,
        institution=institution,
        defaults={
            "answer": ReplyAnswer(answer),
            "deputy_name": deputy_name.strip() if answer == ReplyAnswer.DEPUTY else "",
            "replied_by": by,
            "replied_at": clock.now(),
            "is_on_behalf": is_on_behalf,
        },
    )
    if is_on_behalf:
        mail_reply_on_behalf(given)
    journal.note(by, "meetings.replied", meeting, institution=str(institution), answer=str(answer))
    return given


def refuse_when_over(meeting: Meeting) -> None:
    """What is called off or closed stays as it is."""
    if meeting.cancelled_at is not None:
        raise Refusal(_("Diese Sitzung ist abgesagt."))
    if meeting.closed_at is not None:
        raise Refusal(_("Diese Sitzung ist geschlossen. Daran lässt sich nichts mehr ändern."))


def refuse_before_opening(meeting: Meeting) -> None:
    """What belongs into the room waits until the meeting is open."""
    if meeting.cancelled_at is not None:
        raise Refusal(_("Diese Sitzung ist abgesagt."))
    if meeting.opened_at is None:
        raise Refusal(_("Die Sitzung ist noch nicht eröffnet."))


def _check_times(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise Refusal(_("Die Sitzung endet, bevor sie beginnt. Bitte prüfen Sie die Uhrzeiten."))
    if (ends_at - starts_at).total_seconds() > 24 * 60 * 60:
        raise Refusal(_("Eine Sitzung dauert höchstens einen Tag. Bitte prüfen Sie Beginn und Ende."))


def _count_up(meeting: Meeting) -> None:
    """Calendars take a change only with a higher number."""
    meeting.sequence += 1
    meeting.save(update_fields=["sequence"])
