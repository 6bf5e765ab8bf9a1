"""Procedures of a table, what is asked of a person, what is new, and what the minutes say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.institutions.models import standing_of
from rundtisch.meetings.models import Meeting
from rundtisch.meetings.ports import MinutesSection
from rundtisch.people.models import Person
from rundtisch.roundtables.asks import Ask, News
from rundtisch.roundtables.models import RoundTable, seats_of
from rundtisch.roundtables.permissions import tables_stated_by
from rundtisch.ui import dates

from ..models import EnteredHow, Entitlement, Method, Position, Procedure, Result, ResultStatement, Round, Voice
from ..ports import companions
from .words import READINGS

#: So long after its deadline a round still asks for its statement.
ASKED_SO_LONG = timedelta(days=90)


@dataclass(frozen=True)
class ProcedureLine:
    """A procedure as a line in a list, with its newest round."""

    id: UUID
    title: str
    method: str
    newest_round: UUID | None
    number: int
    opened_at: datetime | None
    is_open: bool
    result: str


def procedures_at(person: Person, table: RoundTable) -> list[ProcedureLine]:
    """The procedures of a table, newest first; three questions, however many there are."""
    found = Procedure.objects.visible_to(person).filter(table=table).order_by("-set_up_at")[:400]
    rows = list(found.values_list("pk", "title", "method"))
    ids = [row[0] for row in rows]
    newest = {
        procedure: (pk, number, opened_at, closed_at)
        for procedure, pk, number, opened_at, closed_at in Round.objects.filter(procedure__in=ids)
        .order_by("number")
        .values_list("procedure_id", "pk", "number", "opened_at", "closed_at")
    }
    results = dict(
        ResultStatement.objects.current()
        .filter(round__procedure__in=ids)
        .order_by("stated_at")
        .values_list("round_id", "result")
    )
    lines = []
    for id, title, method in rows:
        pk, number, opened_at, closed_at = newest.get(id, (None, 0, None, None))
        result = results.get(pk, "") if pk else ""
        lines.append(
            ProcedureLine(
                id,
                title,
                str(Method(method).label),
                pk,
                number,
                opened_at,
                pk is not None and closed_at is None,
                str(Result(result).label) if result else "",
            )
        )
    return lines


def asks_for(person: Person) -> list[Ask]:
    """Rounds that wait for the voice of a house of this person, and those over by their deadline that it led."""
    return _voices_waiting(person) + _statements_waiting(person)


def _statements_waiting(person: Person) -> list[Ask]:
    """Rounds that ended with their deadline, for whoever states the result; what has gone on elsewhere is left out."""
    waiting = list(
        Round.objects.waiting_for_a_statement()
        .filter(procedure__table__in={seat.table for seat in seats_of(person)})
        .filter(after_period_until__gt=clock.now() - ASKED_SO_LONG)
        .select_related("procedure")
        .order_by("after_period_until")
    )
    if not waiting:
        return []
    stating = tables_stated_by(person)
    procedures = [one.procedure for one in waiting if one.procedure.table_id in stating]
    gone_on = {one.procedure for port in companions for one in port(person, procedures) if not one.result_url}
    return [
        Ask(
            title=_("Die Frist ist um: %(title)s") % {"title": one.procedure.title},
            detail=_("Bitte stellen Sie das Ergebnis fest."),
            url=reverse("round_detail", args=[one.pk]),
            label=_("Zur Runde"),
            minutes=5,
        )
        for one in waiting
        if one.procedure.table_id in stating and one.procedure_id not in gone_on
    ]


def _voices_waiting(person: Person) -> list[Ask]:
    standing = standing_of(person)
    candidates = {post.institution for post in standing.posts} | {one.institution for one in standing.mandates}
    speaking = [house for house in candidates if standing.may_give_voice_for(house)]
    if not speaking:
        return []
    rounds = Round.objects.visible_to(person).taking_voices(clock.now())
    waiting = (
        Entitlement.objects.without_voice()
        .filter(institution__in=speaking, round__in=rounds)
        .order_by("round__opened_at", "place")
        .values_list(
            "round_id", "institution_id", "institution__name", "round__procedure__title", "round__after_period_until"
        )
    )
    return [
        Ask(
            title=_("Position geben: %(title)s") % {"title": title},
            detail=_for_house(house, until),
            url=f"{reverse('round_detail', args=[round_id])}?house={institution_id}",
            label=_("Position geben"),
            minutes=3,
        )
        for round_id, institution_id, house, title, until in waiting
    ]


def _for_house(house: str, until: datetime | None) -> str:
    if until is None:
        return _("für %(house)s") % {"house": house}
    return _("für %(house)s, bis %(day)s") % {"house": house, "day": dates.full_day(timezone.localdate(until))}


def news_for(person: Person, since: datetime) -> list[News]:
    """Results stated since then; no positions and no reasons."""
    tables = {seat.table for seat in seats_of(person)}
    stated = (
        ResultStatement.objects.current()
        .filter(stated_at__gt=since, round__procedure__table__in=tables)
        .order_by("-stated_at")
        .values_list("round_id", "round__procedure__title", "result", "stated_at")[:20]
    )
    return [
        News(
            title=_("Ergebnis festgestellt: %(title)s") % {"title": title},
            detail=str(Result(result).label),
            url=reverse("round_detail", args=[round_id]),
            at=at,
        )
        for round_id, title, result, at in stated
    ]


def minutes_sections(person: Person, meeting: Meeting) -> list[MinutesSection]:
    """What the minutes say of the rounds at each agenda item: counts, names only where the house ticked so."""
    seen = Procedure.objects.visible_to(person)
    newest = (
        Procedure.objects.filter(agenda_item__meeting=meeting, pk__in=seen.values("pk"))
        .annotate(newest=Max("rounds__number"))
        .values_list("pk", "newest")
    )
    numbers = dict(newest)
    rounds = [
        one
        for one in Round.objects.filter(procedure__in=numbers).select_related("procedure__table").order_by("opened_at")
        if one.number == numbers[one.procedure_id]
    ]
    statements = {
        one.round_id: one
        for one in ResultStatement.objects.current().filter(round__in=rounds).select_related("stated_by")
    }
    named = _named(rounds)
    return [
        MinutesSection(
            one.procedure.agenda_item_id,
            _("Konsensrunde: %(title)s") % {"title": one.procedure.title},
            tuple(_minutes_lines(one, statements.get(one.pk), named.get(one.pk, []))),
        )
        for one in rounds
        if one.procedure.agenda_item_id
    ]


def _minutes_lines(one: Round, statement: ResultStatement | None, named: Sequence[str]) -> list[str]:
    if statement is None:
        sentence = _("Die Runde %(number)s ist geschlossen; ein Ergebnis ist nicht festgestellt.")
        if one.closed_at is None:
            sentence = _("Die Runde %(number)s ist offen; ein Ergebnis ist nicht festgestellt.")
        return [sentence % {"number": one.number}]
    reading = statement.reading
    lines = [
        _("%(method)s, Runde %(number)s; gehört %(heard)s von %(entitled)s Häusern.")
        % {
            "method": one.procedure.get_method_display(),
            "number": one.number,
            "heard": reading["heard"],
            "entitled": reading["entitled"],
        }
    ]
    if one.procedure.has_positions:
        said = reading.get("counts", {})
        # In the order of the scale: PostgreSQL keeps the keys of JSON in an order of its own.
        counts = ", ".join(f"{one.label}: {said[one]}" for one in Position if one in said)
        lines.append(_("Positionen: %(counts)s.") % {"counts": counts})
        lines += named
    unit = _("Punkte") if one.procedure.method == Method.PRIORITY_DOTS else _("Widerstand")
    for option in reading.get("options", []):
        lines.append(f"{_title(statement, option['id'])}: {unit} {option['sum']}")
    lines.append(_("Lesart der Software: %(reading)s.") % {"reading": READINGS[reading["reading"]]})
    stated = _("Feststellung (%(name)s): %(result)s.") % {
        "name": statement.stated_by.name,
        "result": statement.get_result_display(),
    }
    says_more = statement.text.strip(" .") != statement.get_result_display()
    lines.append(f"{stated} {statement.text}" if says_more else stated)
    if statement.remark_on_roles:
        lines.append(statement.remark_on_roles)
    return lines


def _title(statement: ResultStatement, key: str) -> str:
    return next((str(one["title"]) for one in statement.record.get("options", []) if one["id"] == key), key)


def _named(rounds: Sequence[Round]) -> dict[UUID, list[str]]:
    """For each round the houses that let themselves be named, with position and reason; one question for all."""
    counting: dict[UUID, Voice] = {}
    voices = Voice.objects.filter(entitlement__round__in=rounds).select_related("entitlement__institution")
    for voice in voices.order_by("entitlement__place", "number"):
        before = counting.get(voice.entitlement_id)
        is_card = voice.entered_how == EnteredHow.CARD
        if before is None or not is_card or before.entered_how == EnteredHow.CARD:
            counting[voice.entitlement_id] = voice
    named: dict[UUID, list[str]] = {}
    for voice in counting.values():
        if voice.may_be_named and voice.position:
            words = f"{voice.entitlement.institution.name}: {voice.get_position_display()}"
            line = f"{words} – {voice.reason}" if voice.reason else words
            named.setdefault(voice.entitlement.round_id, []).append(line)
    return named
