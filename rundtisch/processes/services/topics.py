"""Making a topic of a description, or of two side by side: the topic names what it is about, and no house."""

from django.utils.translation import gettext as _

from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people.models import Person
from rundtisch.roundtables import services as roundtables
from rundtisch.roundtables.models import RoundTable, TopicKind, TopicState

from ..models import ProcessDescription, ProcessKind, ProcessTopic
from ..permissions import may_propose_process


@act
def propose_process_topic(
    *,
    by: Person,
    table: RoundTable,
    description: ProcessDescription,
    other: ProcessDescription | None = None,
    is_joint: bool = False,
) -> ProcessTopic:
    """Propose to talk about descriptions that this person sees, or to agree a joint one.

    Titles and steps stay behind the link, which asks each reader's own permission.
    """
    authorise(by, may_propose_process, table)
    if other == description:
        other = None
    wanted = {description.pk} | ({other.pk} if other else set())
    if ProcessDescription.objects.filter(pk__in=wanted).visible_to(by).current().count() != len(wanted):
        raise Refusal(_("Diesen Ablauf sehen Sie nicht mehr. Bitte laden Sie die Seite neu."))
    open_ones = ProcessTopic.objects.exclude(topic__state__in=[TopicState.SETTLED, TopicState.PARKED])
    pairs = open_ones.filter(topic__table=table).values_list("description_id", "other_id")
    if any({one, second} - {None} == wanted for one, second in pairs):
        raise Refusal(_("Daraus wurde schon ein Thema. Es steht auf der Liste dieses Tisches."))
    words = _("Gemeinsamer Ablauf: %(kind)s") if is_joint else _("Wie läuft es bei uns: %(kind)s")
    topic = roundtables.propose_topic(
        by=by,
        table=table,
        title=words % {"kind": ProcessKind(description.kind).label},
        kind=TopicKind.AGREEMENT if is_joint else TopicKind.EXCHANGE,
    )
    made = ProcessTopic.objects.create(topic=topic, description=description, other=other)
    journal.note(by, "processes.topic_proposed", topic)
    return made
