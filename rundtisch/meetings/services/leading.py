"""Leading: opening, coming to an item, giving it more time, closing."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people.models import Person
from rundtisch.roundtables.models import Topic, TopicState

from ..indexing import index
from ..models import AgendaCall, AgendaItem, Meeting
from ..permissions import may_lead_at, may_run_meeting
from .planning import refuse_before_opening, refuse_when_over

#: How much longer an item may take at a press, and in all.
MINUTES_MORE = 5
_MOST_MINUTES_MORE = 120


@act
def open_meeting(*, by: Person, meeting: Meeting) -> Meeting:
    """Begin the meeting with its first item: from now on everybody at the table may write in the joint minutes."""
    authorise(by, may_run_meeting, meeting)
    refuse_when_over(meeting)
    if meeting.opened_at is None:
        meeting.opened_at = clock.now()
        meeting.save(update_fields=["opened_at"])
        first = meeting.agenda_items.order_by("position").first()
        if first is not None:
            AgendaCall.objects.create(agenda_item=first, called_by=by, called_at=meeting.opened_at)
        journal.note(by, "meetings.opened", meeting)
    return meeting


@act
def call_agenda_item(*, by: Person, agenda_item: AgendaItem) -> AgendaCall:
    """Come to an item: the pages of all who follow go along. Calling where the table already is changes nothing."""
    authorise(by, may_lead_at, agenda_item)
    standing = _standing_call(agenda_item)
    if standing is not None and standing.agenda_item_id == agenda_item.pk:
        return standing
    call = AgendaCall.objects.create(agenda_item=agenda_item, called_by=by, called_at=clock.now())
    journal.note(by, "meetings.agenda_item_called", agenda_item)
    return call


@act
def give_more_time(*, by: Person, agenda_item: AgendaItem) -> AgendaCall:
    """Give the item that the table has come to five minutes more, on everybody's page."""
    authorise(by, may_lead_at, agenda_item)
    call = _standing_call(agenda_item)
    if call is None or call.agenda_item_id != agenda_item.pk:
        raise Refusal(_("Der Tisch ist inzwischen bei einem anderen Punkt."))
    if call.minutes_more + MINUTES_MORE > _MOST_MINUTES_MORE:
        raise Refusal(_("Dieser Punkt hat schon zwei Stunden mehr bekommen."))
    call.minutes_more += MINUTES_MORE
    call.save(update_fields=["minutes_more"])
    journal.note(by, "meetings.more_time_given", agenda_item)
    return call


@act
def close_meeting(*, by: Person, meeting: Meeting, not_dealt_with: Collection[UUID] = ()) -> Meeting:
    """End the meeting: its topics are discussed, those of items not dealt with wait for the next agenda."""
    authorise(by, may_run_meeting, meeting)
    refuse_before_opening(meeting)
    refuse_when_over(meeting)
    meeting.closed_at = clock.now()
    meeting.closed_by = by
    meeting.save(update_fields=["closed_at", "closed_by"])
    scheduled = Topic.objects.filter(agenda_items__meeting=meeting, state=TopicState.SCHEDULED)
    left = list(scheduled.filter(agenda_items__in=not_dealt_with).values_list("pk", flat=True))
    done = list(scheduled.exclude(pk__in=left).values_list("pk", flat=True))
    Topic.objects.filter(pk__in=left).update(state=TopicState.PREPARED)
    Topic.objects.filter(pk__in=done).update(state=TopicState.DISCUSSED)
    index(meeting)
    journal.note(by, "meetings.closed", meeting)
    return meeting


def _standing_call(agenda_item: AgendaItem) -> AgendaCall | None:
    """Where the table is while two people lead at once: the second waits for the first."""
    meeting = Meeting.objects.select_for_update().get(pk=agenda_item.meeting_id)
    refuse_before_opening(meeting)
    refuse_when_over(meeting)
    return AgendaCall.objects.in_meeting(meeting).first()
