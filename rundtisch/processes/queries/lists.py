"""Which descriptions a person may see: of one house, of a table, and which two can stand side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Max, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.institutions.models import Institution, standing_of
from rundtisch.institutions.ports import Companion
from rundtisch.people.models import Person
from rundtisch.roundtables.asks import Ask
from rundtisch.roundtables.models import RoundTable, seats_of
from rundtisch.roundtables.ports import TopicOrigin
from rundtisch.roundtables.queries import seats_at

from ..models import ProcessDescription, ProcessKind, ProcessTopic
from ..rules.yearly_check import A_YEAR

KINDS = ProcessKind.choices
_MINUTES_TO_CHECK = 5


@dataclass(frozen=True)
class DescriptionLine:
    """A description as a line of a list."""

    id: UUID
    title: str
    kind: str
    kind_words: str
    house: str
    house_id: UUID
    has_retired: bool


@dataclass(frozen=True)
class KindGroup:
    """The descriptions of one kind."""

    kind: str
    label: str
    lines: tuple[DescriptionLine, ...]


def descriptions_of_house(person: Person, institution: UUID) -> list[DescriptionLine]:
    """What this person may see of one house, those that hold first."""
    return _lines(ProcessDescription.objects.filter(institution=institution), person)


def descriptions_at(table: RoundTable, person: Person) -> tuple[KindGroup, ...]:
    """What this person may see of the houses at the table, by kind."""
    houses = [seat.institution for seat in seats_at(table)]
    lines = _lines(ProcessDescription.objects.current().filter(institution__in=houses), person)
    groups = ((kind, label, tuple(line for line in lines if line.kind == kind)) for kind, label in KINDS)
    return tuple(KindGroup(kind, str(label), found) for kind, label, found in groups if found)


def _lines(found: "QuerySet[ProcessDescription]", person: Person) -> list[DescriptionLine]:
    among = ProcessDescription.objects.filter(pk__in=found.order_by().values("pk")).visible_to(person)
    rows = among.order_by("institution__sort_name", "title", "pk").values_list(
        "pk", "title", "kind", "institution__name", "institution_id", "retired_at"
    )
    lines = [
        DescriptionLine(one, title, kind, str(ProcessKind(kind).label), house, house_id, retired is not None)
        for one, title, kind, house, house_id, retired in rows
    ]
    return sorted(lines, key=lambda line: line.has_retired)


def house_for(person: Person, institution_id: UUID) -> Institution | None:
    """The house of a list; whoever sees none of its descriptions and is not of it finds no list."""
    house = Institution.objects.filter(pk=institution_id).first()
    if house is None:
        return None
    is_own = institution_id in standing_of(person).houses
    return house if is_own or descriptions_of_house(person, institution_id) else None


def own_houses_at(person: Person, table: RoundTable) -> list[Institution]:
    """The houses for which this person prepares and that sit at the table."""
    standing = standing_of(person)
    own = [seat.institution for seat in seats_of(person) if seat.table == table.pk]
    return list(Institution.objects.filter(pk__in=[one for one in own if standing.prepares_for(one)]))


def companions_of_houses(person: Person, institutions: Sequence[UUID]) -> list[Companion]:
    """The descriptions of these houses that the person may see; two questions."""
    lines = _lines(ProcessDescription.objects.current().filter(institution__in=list(institutions)), person)
    known = {line.house_id for line in lines}
    own = [one for one in institutions if standing_of(person).prepares_for(one) and one not in known]
    return [
        Companion(line.house_id, _("So läuft es hier"), line.title, reverse("process_detail", args=[line.id]))
        for line in lines
    ] + [
        Companion(one, _("So läuft es hier"), _("Abläufe aufschreiben"), reverse("process_house_list", args=[one]))
        for one in own
    ]


def origins_of(person: Person, topics: Sequence[UUID]) -> list[TopicOrigin]:
    """Which of these topics came from descriptions that this person may see."""
    rows = list(ProcessTopic.objects.filter(topic__in=list(topics)).select_related("topic").order_by("pk"))
    wanted = {key for row in rows for key in (row.description_id, row.other_id) if key}
    if not wanted:
        return []
    seen = set(
        ProcessDescription.objects.filter(pk__in=wanted).visible_to(person).current().values_list("pk", flat=True)
    )
    return [
        TopicOrigin(row.topic_id, _("Aus den Abläufen: so läuft es heute"), _origin_url(row))
        for row in rows
        if row.description_id in seen and (row.other_id is None or row.other_id in seen)
    ]


def _origin_url(row: ProcessTopic) -> str:
    if row.other_id is None:
        return reverse("process_detail", args=[row.description_id])
    pair = reverse("process_pair", args=[row.topic.table_id])
    return f"{pair}?left={row.description_id}&right={row.other_id}"


def asks_for(person: Person) -> list[Ask]:
    """Descriptions of the person's houses that nobody has looked over for a year; one question."""
    standing = standing_of(person)
    preparing = [house for house in standing.houses if standing.prepares_for(house)]
    due = clock.now() - A_YEAR + timedelta(days=1)
    rows = (
        ProcessDescription.objects.current()
        .filter(institution__in=preparing)
        .annotate(looked_over_at=Coalesce(Max("checks__checked_at"), "started_at"))
        .filter(looked_over_at__lt=timezone.localtime(due).replace(hour=0, minute=0, second=0, microsecond=0))
        .order_by("looked_over_at")
        .values_list("pk", "title", "institution__name")
    )
    return [
        Ask(
            _("Läuft es noch so? %(title)s") % {"title": title},
            house,
            reverse("process_detail", args=[one]),
            _("Ablauf ansehen"),
            _MINUTES_TO_CHECK,
        )
        for one, title, house in rows
    ]
