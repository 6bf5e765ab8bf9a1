"""The agenda: adding, changing, ordering and removing items."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import F, Max
from django.utils.translation import gettext as _

from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.institutions.models import Institution
from rundtisch.journal import services as journal
from rundtisch.people.models import Person
from rundtisch.roundtables.models import Topic, TopicKind, TopicState
from rundtisch.roundtables.services import refuse_strangers
from rundtisch.writing.models import JointText

from ..indexing import index
from ..models import AgendaItem, AgendaItemKind, Meeting
from ..permissions import may_run_meeting
from .planning import refuse_when_over

LONGEST_AGENDA = 100
#: Out of the way of all positions, so that no two items ever stand at the same place while they change.
_ASIDE = 10_000


@act
def add_agenda_item(
    *,
    by: Person,
    meeting: Meeting,
    minutes_planned: int,
    title: str = "",
    kind: str = "",
    description: str = "",
    presenter: str = "",
    presenting_institution: Institution | None = None,
    topic: Topic | None = None,
) -> AgendaItem:
    """Put an item at the end of the agenda; a topic brings its words along and counts as scheduled."""
    authorise(by, may_run_meeting, meeting)
    refuse_when_over(meeting)
    _check_length(minutes_planned)
    refuse_strangers(meeting.table, [presenting_institution] if presenting_institution else [])
    if topic is not None:
        _schedule(topic, meeting)
        title = title or topic.title
        description = description or topic.description
        kind = kind or _kind_of(topic)
    if not title.strip():
        raise Refusal(_("Ein Tagesordnungspunkt braucht einen Titel."))
    highest = _lock_agenda(meeting)
    if highest >= LONGEST_AGENDA:
        raise Refusal(_("Die Tagesordnung hat schon %(count)s Punkte.") % {"count": LONGEST_AGENDA})
    agenda_item = AgendaItem.objects.create(
        meeting=meeting,
        position=highest + 1,
        title=title,
        description=description,
        kind=AgendaItemKind(kind or AgendaItemKind.INFORMATION),
        minutes_planned=minutes_planned,
        presenter=presenter,
        presenting_institution=presenting_institution,
        topic=topic,
        text=JointText.objects.create(),
    )
    index(meeting)
    journal.note(by, "meetings.agenda_item_added", agenda_item, meeting=str(meeting))
    return agenda_item


@act
def change_agenda_item(
    *,
    by: Person,
    agenda_item: AgendaItem,
    title: str,
    kind: str,
    minutes_planned: int,
    description: str = "",
    presenter: str = "",
    presenting_institution: Institution | None = None,
    version: int | None = None,
) -> AgendaItem:
    """Change the words or the time of an item; `version` is the agenda's as it was read, None takes it as it is."""
    authorise(by, may_run_meeting, agenda_item.meeting)
    refuse_when_over(agenda_item.meeting)
    _check_length(minutes_planned)
    if presenting_institution is not None and presenting_institution.pk != agenda_item.presenting_institution_id:
        refuse_strangers(agenda_item.meeting.table, [presenting_institution])
    _lock_agenda(agenda_item.meeting, version)
    agenda_item.title = title
    agenda_item.kind = AgendaItemKind(kind)
    agenda_item.minutes_planned = minutes_planned
    agenda_item.description = description
    agenda_item.presenter = presenter
    agenda_item.presenting_institution = presenting_institution
    agenda_item.save(
        update_fields=["title", "kind", "minutes_planned", "description", "presenter", "presenting_institution"]
    )
    index(agenda_item.meeting)
    journal.note(by, "meetings.agenda_item_changed", agenda_item)
    return agenda_item


@act
def order_agenda_items(
    *, by: Person, meeting: Meeting, order: Sequence[UUID], version: int | None = None
) -> list[AgendaItem]:
    """Put the whole agenda in a new order; refused when somebody else changed the agenda since it was read."""
    authorise(by, may_run_meeting, meeting)
    refuse_when_over(meeting)
    _lock_agenda(meeting, version)
    standing = {agenda_item.pk: agenda_item for agenda_item in meeting.agenda_items.all()}
    if sorted(order) != sorted(standing):
        raise Refusal(_changed_meanwhile())
    meeting.agenda_items.update(position=F("position") + _ASIDE)
    ordered = [standing[key] for key in order]
    for position, agenda_item in enumerate(ordered, start=1):
        agenda_item.position = position
    AgendaItem.objects.bulk_update(ordered, ["position"])
    journal.note(by, "meetings.agenda_ordered", meeting)
    return ordered


@act
def remove_agenda_item(*, by: Person, agenda_item: AgendaItem) -> None:
    """Take an item off the agenda; its topic waits again. What has minutes or outcomes stays."""
    meeting = agenda_item.meeting
    authorise(by, may_run_meeting, meeting)
    refuse_when_over(meeting)
    _lock_agenda(meeting)
    if agenda_item.text.version or agenda_item.outcomes.exists():
        raise Refusal(_("Zu diesem Punkt gibt es schon Protokoll oder Ergebnisse. Er bleibt auf der Tagesordnung."))
    if agenda_item.topic is not None and agenda_item.topic.state == TopicState.SCHEDULED:
        agenda_item.topic.state = TopicState.PREPARED
        agenda_item.topic.save(update_fields=["state"])
    journal.note(by, "meetings.agenda_item_removed", agenda_item, meeting=str(meeting))
    text, position = agenda_item.text, agenda_item.position
    agenda_item.delete()
    text.delete()
    index(meeting)
    for later in meeting.agenda_items.filter(position__gt=position).order_by("position"):
        later.position -= 1
        later.save(update_fields=["position"])


def _lock_agenda(meeting: Meeting, version: int | None = None) -> int:
    """Let others wait, count the change and tell the highest position; refuse what was read too long ago."""
    standing = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if version is not None and version != standing.agenda_version:
        raise Refusal(_changed_meanwhile())
    Meeting.objects.filter(pk=meeting.pk).update(agenda_version=F("agenda_version") + 1)
    meeting.agenda_version = standing.agenda_version + 1
    return meeting.agenda_items.aggregate(highest=Max("position"))["highest"] or 0


def _changed_meanwhile() -> str:
    return _(
        "Die Tagesordnung wurde inzwischen von jemand anderem geändert. "
        "Sie sehen sie jetzt neu; bitte ändern Sie dann noch einmal."
    )


def _check_length(minutes: int) -> None:
    if not 1 <= minutes <= 480:  # noqa: PLR2004 - the same bounds as the constraint
        raise Refusal(_("Ein Tagesordnungspunkt dauert 1 bis 480 Minuten."))


def _schedule(topic: Topic, meeting: Meeting) -> None:
    if topic.table_id != meeting.table_id:
        raise Refusal(_("Dieses Thema gehört zu einem anderen Tisch."))
    on_agenda = AgendaItem.objects.filter(topic=topic, meeting__closed_at=None, meeting__cancelled_at=None)
    if on_agenda.exists():
        raise Refusal(_("Dieses Thema steht schon auf einer Tagesordnung."))
    topic.state = TopicState.SCHEDULED
    topic.save(update_fields=["state"])


def _kind_of(topic: Topic) -> str:
    """A question is talked about like an exchange; the other kinds are the same."""
    return AgendaItemKind.EXCHANGE if topic.kind == TopicKind.QUESTION else topic.kind
