"""Topics on agendas: where a topic is talked about, and the next agendas on which it may be put."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.people.models import Person
from rundtisch.roundtables.models import Topic
from rundtisch.roundtables.permissions import may_organise
from rundtisch.roundtables.ports import TopicAct, TopicCompanion
from rundtisch.roundtables.queries import WAITING

from ..models import AgendaItem, Meeting
from .agenda import MINUTES_FOR_A_TOPIC
from .meetings import state_of

_NEXT_MEETINGS = 3
_LONGEST_LIST = 20


def meetings_about(_person: Person, topic: Topic) -> list[TopicCompanion]:
    """The meetings on whose agenda the topic stands or stood, the latest first; everybody at the table sees them."""
    found = AgendaItem.objects.filter(topic=topic, meeting__cancelled_at=None).select_related("meeting")
    return [_companion(one) for one in found.order_by("-meeting__starts_at")[:_LONGEST_LIST]]


def agendas_for(person: Person, topic: Topic) -> list[TopicAct]:
    """The next meetings on whose agenda this person may put a topic that waits."""
    if topic.state not in WAITING or not may_organise(person, topic.table):
        return []
    ahead = Meeting.objects.filter(table=topic.table_id).ahead(clock.now()).order_by("starts_at")[:_NEXT_MEETINGS]
    fields = (("title", topic.title), ("minutes_planned", str(MINUTES_FOR_A_TOPIC)), ("topic", str(topic.pk)))
    return [
        TopicAct(
            _("Auf die Tagesordnung am %(day)s") % {"day": _day_of(meeting)},
            reverse("agenda_item_new", args=[meeting.pk]),
            fields,
        )
        for meeting in ahead
    ]


def _companion(one: AgendaItem) -> TopicCompanion:
    is_held = state_of(one.meeting) == "closed"
    words = _("besprochen") if is_held else _("auf der Tagesordnung")
    url = reverse("minutes_detail" if is_held else "meeting_detail", args=[one.meeting_id])
    return TopicCompanion(str(one.meeting), f"{_day_of(one.meeting)} · {words}", url)


def _day_of(meeting: Meeting) -> str:
    return date_format(timezone.localtime(meeting.starts_at), "j. F Y")
