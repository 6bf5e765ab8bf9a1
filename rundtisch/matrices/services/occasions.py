"""Making a topic of an occasion: the topic carries the titles of the dimensions, and nothing else."""

from django.utils.translation import gettext as _

from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people.models import Person
from rundtisch.roundtables import services as roundtables
from rundtisch.roundtables.models import RoundTable

from ..models import OccasionTopic
from ..permissions import may_propose_occasion
from ..queries.changes import talk_view
from ..queries.occasions import occasions_at

_LONGEST = 200


@act
def propose_occasion(*, by: Person, table: RoundTable, kind: str, dimension: str, other: str = "") -> OccasionTopic:
    """Propose an occasion that this person sees today as a topic; houses, stages and comments stay behind the link."""
    authorise(by, may_propose_occasion, table)
    meant = (kind, frozenset({dimension, other} - {""}))
    seen = {(one.kind.value, frozenset(one.dimensions)): one for one in occasions_at(talk_view(by, table))}
    occasion = seen.get(meant)
    if occasion is None:
        raise Refusal(_("Dieser Gesprächsanlass besteht nicht mehr. Bitte laden Sie die Seite neu."))
    if occasion.topic_url:
        raise Refusal(_("Dieser Gesprächsanlass steht schon in der Themenliste."))
    title = occasion.title if len(occasion.title) <= _LONGEST else f"{occasion.title[: _LONGEST - 1]}…"
    topic = roundtables.propose_topic(by=by, table=table, title=title)
    made = OccasionTopic.objects.create(
        topic=topic, kind=occasion.kind, dimension_key=occasion.first_key, other_key=occasion.other_key
    )
    journal.note(by, "matrices.occasion_proposed", topic)
    return made
