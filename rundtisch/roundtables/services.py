"""What people do with a table: found it, seat institutions, agree ground rules, propose topics."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.institutions.models import EducationRegion, Institution, Municipality
from rundtisch.institutions.permissions import may_speak_for
from rundtisch.journal import services as journal
from rundtisch.people.models import Person

from .indexing import index
from .models import (
    AbstractLook,
    GroundRules,
    Participation,
    ParticipationKind,
    RoundTable,
    Topic,
    TopicKind,
    TopicState,
    looking_as,
)
from .permissions import may_change_topic, may_coordinate, may_found_table, may_propose_topic
from .queries import SeatProposal

#: Who runs or leads a table does not decide at it, unless the table agreed so in its ground rules.
_LEADING = {ParticipationKind.COORDINATES, ParticipationKind.FACILITATES}

#: How long it is known who looked at what a house shares.
LOOKS_KEPT = timedelta(days=365)


@act
def found_table(
    *,
    by: Person,
    name: str,
    municipality: Municipality,
    seats: Sequence[SeatProposal],
    education_region: EducationRegion | None = None,
    founded_on: date | None = None,
    rhythm: str = "",
) -> RoundTable:
    """Found a table with its first seats."""
    authorise(by, may_found_table, None)
    day = founded_on or clock.today()
    table = RoundTable.objects.create(
        name=name, municipality=municipality, education_region=education_region, founded_on=day, rhythm=rhythm
    )
    for place, seat in enumerate(seats):
        _seat(table, seat, day, place)
    journal.note(by, "roundtables.founded", table, seats=len(seats))
    return table


@act
def seat(
    *, by: Person, table: RoundTable, institution: Institution, kind: ParticipationKind, from_on: date | None = None
) -> Participation:
    """Let an institution take part in a further way."""
    authorise(by, may_coordinate, table)
    participation = _seat(
        table, SeatProposal(institution, kind), from_on or clock.today(), table.participations.count()
    )
    journal.note(by, "roundtables.seated", participation, table=str(table))
    return participation


def _seat(table: RoundTable, seat: SeatProposal, day: date, place: int) -> Participation:
    taken = Participation.objects.filter(table=table, institution=seat.institution).filter(
        Q(to_on=None) | Q(to_on__gt=day)
    )
    kinds = set(taken.values_list("kind", flat=True))
    if seat.kind in kinds:
        raise Refusal(_("%(name)s nimmt schon so teil.") % {"name": seat.institution.name})
    leads_and_decides = (seat.kind == ParticipationKind.DECIDES and kinds & _LEADING) or (
        seat.kind in _LEADING and ParticipationKind.DECIDES in kinds
    )
    if leads_and_decides and not _rules_allow_both(table):
        raise Refusal(
            _(
                "Wer einen Tisch koordiniert oder moderiert, entscheidet dort nicht mit, "
                "außer die Regeln der Zusammenarbeit erlauben es."
            )
        )
    return Participation.objects.create(
        table=table, institution=seat.institution, kind=seat.kind, from_on=day, place=place
    )


def refuse_strangers(table: RoundTable, houses: Sequence[Institution]) -> None:
    """What is asked of houses or said of them at a table concerns those that sit there."""
    seats = Participation.objects.current_on(clock.today()).filter(table=table, institution__in=houses)
    seated = set(seats.values_list("institution_id", flat=True))
    for house in houses:
        if house.pk not in seated:
            raise Refusal(_("%(name)s sitzt nicht an diesem Tisch.") % {"name": house.name})


def _rules_allow_both(table: RoundTable) -> bool:
    """Only the rules in force count; what earlier ones allowed is over."""
    in_force = GroundRules.objects.filter(table=table).order_by("-number").first()
    return in_force is not None and in_force.coordinator_may_decide


@act
def end_participation(*, by: Person, participation: Participation, on: date | None = None) -> Participation:
    """An institution leaves the table; what it said and promised stays."""
    authorise(by, may_coordinate, participation.table)
    day = on or clock.today()
    if day < participation.from_on:
        raise Refusal(_("Eine Teilnahme kann nicht enden, bevor sie begonnen hat."))
    if participation.to_on is not None and day > participation.to_on:
        raise Refusal(_("Diese Teilnahme endet schon früher. Verlängert wird sie hier nicht."))
    participation.to_on = day
    participation.save(update_fields=["to_on"])
    journal.note(by, "roundtables.participation_ended", participation, table=str(participation.table))
    return participation


@act
def put_ground_rules_in_force(
    *,
    by: Person,
    table: RoundTable,
    text: str,
    coordinator_may_decide: bool = False,
    stating_institution: Institution | None = None,
) -> GroundRules:
    """Write down the rules that the table agreed; earlier versions stay readable."""
    authorise(by, may_coordinate, table)
    # Who writes at the same moment waits: versions have no doubles.
    RoundTable.objects.select_for_update().get(pk=table.pk)
    refuse_strangers(table, [stating_institution] if stating_institution else [])
    newest = table.ground_rules.order_by("-number").first()
    ground_rules = GroundRules.objects.create(
        table=table,
        number=(newest.number if newest else 0) + 1,
        text=text,
        in_force_from=clock.today(),
        coordinator_may_decide=coordinator_may_decide,
        stating_institution=stating_institution,
    )
    journal.note(by, "roundtables.ground_rules_put_in_force", ground_rules)
    return ground_rules


@act
def propose_topic(
    *,
    by: Person,
    table: RoundTable,
    title: str,
    description: str = "",
    kind: str = TopicKind.EXCHANGE,
    institution: Institution | None = None,
) -> Topic:
    """Put a topic on the table's list; naming a house in it is an act of that house."""
    authorise(by, may_propose_topic, table)
    if institution is not None:
        authorise(by, may_speak_for, institution)
        refuse_strangers(table, [institution])
    topic = Topic.objects.create(
        table=table,
        title=title,
        description=description,
        kind=kind,
        proposed_by=by,
        proposed_for=institution,
        proposed_at=clock.now(),
    )
    index(topic)
    journal.note(by, "roundtables.topic_proposed", topic, table=str(table))
    return topic


@act
def change_topic(*, by: Person, topic: Topic, title: str, description: str, kind: str, version: int) -> Topic:
    """Change a topic's words; refused when somebody else changed it since it was read."""
    authorise(by, may_change_topic, topic)
    changed = Topic.objects.filter(pk=topic.pk, version=version).update(
        title=title, description=description, kind=kind, version=F("version") + 1
    )
    if not changed:
        raise Refusal(
            _("Das Thema wurde inzwischen von jemand anderem geändert. Bitte vergleichen Sie beide Fassungen.")
        )
    topic.refresh_from_db()
    index(topic)
    journal.note(by, "roundtables.topic_changed", topic)
    return topic


@act
def move_topic(*, by: Person, topic: Topic, state: TopicState) -> Topic:
    """Say how far a topic is."""
    authorise(by, may_change_topic, topic)
    topic.state = state
    topic.save(update_fields=["state"])
    journal.note(by, "roundtables.topic_moved", topic, state=state)
    return topic


def note_seen(
    look: type[AbstractLook], seen: Collection[UUID], *, of: str, by: Person, table: RoundTable | None = None
) -> int:
    """Note once a day what somebody of another house saw, in a log of its own; `of` names the field of the thing.

    Reading is no act of the field: it has its own transaction only where something is noted, and what the request
    remembers stays true. Notes older than a year are dropped.
    """
    posts, day, log = looking_as(by, table), clock.today(), look._default_manager
    if not posts or not seen:
        return 0
    today = log.filter(**{f"{of}__in": seen}, table=table, day=day)
    noted = set(today.values_list(f"{of}_id", "function", "institution_id"))
    new = [
        look(**{f"{of}_id": one}, function=post.function, institution_id=post.institution, table=table, day=day)
        for one in sorted(seen)
        for post in posts
        if (one, post.function, post.institution) not in noted
    ]
    if new:
        with transaction.atomic():
            log.filter(day__lt=day - LOOKS_KEPT).delete()
            log.bulk_create(new, ignore_conflicts=True)
    return len(new)
