"""Putting a question to the table, and leading its rounds."""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.institutions.models import Institution
from rundtisch.journal import services as journal
from rundtisch.meetings.models import AgendaItem
from rundtisch.people.models import Person
from rundtisch.roundtables.models import Participation, RoundTable
from rundtisch.roundtables.services import refuse_strangers

from ..models import BallotBox, Entitlement, Method, Option, Procedure, Round
from ..models.rounds import PASSIVE_KEY
from ..permissions import may_ask_table, may_lead_procedure, may_lead_round
from ..rules.positions import FEWEST_SECRET_VOICES, SECRET_METHODS
from .letters import ask_missing

MOST_OPTIONS = 12
LATEST = time(23, 59)


def locked(one: Round) -> Round:
    """The round as it is now; nobody changes it until the act has ended."""
    itself: tuple[str, ...] = ("self",)
    return Round.objects.select_for_update(of=itself).select_related("procedure__table").get(pk=one.pk)


def moment_in_words(moment: datetime) -> str:
    """A moment as it stands in a sentence."""
    return date_format(timezone.localtime(moment), _("j. F Y, H:i \\U\\h\\r"))


@act
def set_up_procedure(
    *,
    by: Person,
    table: RoundTable,
    method: str,
    title: str,
    question: str = "",
    agenda_item: AgendaItem | None = None,
    scope: Sequence[Institution] = (),
    quorum_share: Decimal | None = None,
    is_reveal_at_once: bool = True,
    is_secret: bool = False,
    dots: int = 3,
) -> Procedure:
    """Decide how the table shall be asked; nothing is asked yet."""
    authorise(by, may_ask_table, table)
    if method not in Method.values:
        raise Refusal(_("Dieses Verfahren gibt es nicht."))
    if is_secret and method not in SECRET_METHODS:
        raise Refusal(_("Geheim geht nur beim Stimmungsbild und bei Prioritätspunkten: Wer zustimmt, steht dazu."))
    if agenda_item is not None and agenda_item.meeting.table_id != table.pk:
        raise Refusal(_("Dieser Tagesordnungspunkt gehört zu einem anderen Tisch."))
    refuse_strangers(table, scope)
    procedure = Procedure.objects.create(
        table=table,
        agenda_item=agenda_item,
        method=method,
        title=title,
        question=question,
        quorum_share=quorum_share,
        is_reveal_at_once=is_reveal_at_once,
        is_secret=is_secret,
        dots=dots,
        set_up_by=by,
        set_up_at=clock.now(),
    )
    procedure.scope.set(scope)
    procedure.refresh_from_db()
    journal.note(by, "consensus.procedure_set_up", procedure, method=method)
    return procedure


@act
def open_round(
    *, by: Person, procedure: Procedure, wording: str, options: Sequence[str] = (), answer_by: date | None = None
) -> Round:
    """Put a wording to the table; who is entitled is frozen now; with a day to answer by, they are asked by mail."""
    authorise(by, may_lead_procedure, procedure)
    Procedure.objects.select_for_update().get(pk=procedure.pk)
    if procedure.rounds.filter(closed_at=None).exists():
        raise Refusal(_("Zu dieser Frage läuft schon eine Runde. Schließen Sie sie zuerst."))
    until = end_of(answer_by) if answer_by else None
    if until is not None and until <= clock.now():
        raise Refusal(_("Die Frist muss in der Zukunft enden."))
    wording = wording.strip()
    if not wording:
        raise Refusal(_("Bitte schreiben Sie den Wortlaut auf, über den gesprochen wird."))
    entitled = entitled_for(procedure)
    if not entitled:
        raise Refusal(_("Heute ist niemand stimmberechtigt: Am Tisch entscheidet kein Haus, für das dies gilt."))
    if procedure.is_secret and len(entitled) < FEWEST_SECRET_VOICES:
        raise Refusal(
            _("Geheim geht erst ab %(fewest)s stimmberechtigten Häusern; hier sind es %(number)s.")
            % {"fewest": FEWEST_SECRET_VOICES, "number": len(entitled)}
        )
    newest = procedure.rounds.order_by("-number").first()
    opened = Round.objects.create(
        procedure=procedure,
        number=(newest.number if newest else 0) + 1,
        wording=wording,
        opened_at=clock.now(),
        opened_by=by,
        after_period_until=until,
    )
    _list_options(opened, procedure, options)
    Entitlement.objects.bulk_create(
        Entitlement(round=opened, institution_id=institution, place=place) for place, institution in enumerate(entitled)
    )
    if procedure.is_secret:
        BallotBox.objects.create(round=opened)
    journal.note(by, "consensus.round_opened", opened, entitled=len(entitled))
    if until is not None:
        ask_missing(opened)
    return opened


def end_of(day: date) -> datetime:
    """The moment at which a day to answer by is over."""
    return timezone.make_aware(datetime.combine(day, LATEST))


def entitled_for(procedure: Procedure) -> list[UUID]:
    """Those that take part as "decides" today and lie in the scope, in their order at the table."""
    deciding = Participation.objects.current_on(clock.today()).deciding().filter(table=procedure.table_id)
    scope = list(procedure.scope.values_list("pk", flat=True))
    if scope:
        deciding = deciding.filter(institution__in=scope)
    in_order = deciding.order_by("place", "institution__sort_name").values_list("institution_id", flat=True)
    return list(dict.fromkeys(in_order))


def _list_options(opened: Round, procedure: Procedure, titles: Sequence[str]) -> None:
    titles = [title.strip() for title in titles if title.strip()]
    if not procedure.has_options:
        return
    if len(titles) > MOST_OPTIONS:
        raise Refusal(
            _("Mehr als %(most)s Lösungen überblickt niemand. Bitte fassen Sie zusammen.") % {"most": MOST_OPTIONS}
        )
    is_resistance = procedure.method == Method.SYSTEMIC_CONSENSING
    if len(titles) < (1 if is_resistance else 2):
        raise Refusal(_("Bitte nennen Sie, was zur Wahl steht, eine Lösung je Zeile."))
    listed = [Option(round=opened, key=f"o{n}", title=title[:300], place=n) for n, title in enumerate(titles, start=1)]
    if is_resistance:
        passive = _("Alles bleibt wie bisher")
        listed.append(Option(round=opened, key=PASSIVE_KEY, title=passive, place=len(listed) + 1, is_passive=True))
    Option.objects.bulk_create(listed)


@act
def put_to_table(
    *,
    by: Person,
    table: RoundTable,
    method: str,
    title: str,
    wording: str,
    options: Sequence[str] = (),
    agenda_item: AgendaItem | None = None,
    quorum_share: Decimal | None = None,
    is_reveal_at_once: bool = True,
    is_secret: bool = False,
    dots: int = 3,
    answer_by: date | None = None,
) -> Round:
    """Ask the table something that is no proposal: a sense check, priorities, a choice."""
    procedure = set_up_procedure(
        by=by,
        table=table,
        method=method,
        title=title,
        agenda_item=agenda_item,
        quorum_share=quorum_share,
        is_reveal_at_once=is_reveal_at_once,
        is_secret=is_secret,
        dots=dots,
    )
    return open_round(by=by, procedure=procedure, wording=wording, options=options, answer_by=answer_by)


@act
def change_wording(*, by: Person, round: Round, wording: str, options: Sequence[str] | None = None) -> Round:
    """Close the open round and ask anew with another wording; what was said stays with the former one."""
    authorise(by, may_lead_round, round)
    current = locked(round)
    if current.closed_at is not None:
        raise Refusal(_("Diese Runde ist schon geschlossen. Bitte sehen Sie sich den jetzigen Stand an."))
    following = _follow(by, current, wording, options, None)
    journal.note(by, "consensus.wording_changed", following, before=current.number)
    return following


@act
def ask_anew(*, by: Person, round: Round, answer_by: date | None = None) -> Round:
    """Ask the same once more of those who decide today: a house left, too few answered, it was nearly equal."""
    authorise(by, may_lead_round, round)
    current = locked(round)
    if current.procedure.rounds.filter(number__gt=current.number).exists():
        raise Refusal(_("Zu dieser Frage gibt es schon eine neuere Runde."))
    if current.statements.exists():
        raise Refusal(_("Zu dieser Runde ist ein Ergebnis festgestellt. Bitte stellen Sie dem Tisch eine neue Frage."))
    following = _follow(by, current, current.wording, None, answer_by)
    journal.note(by, "consensus.asked_anew", following, before=current.number)
    return following


def _follow(by: Person, current: Round, wording: str, options: Sequence[str] | None, answer_by: date | None) -> Round:
    """The next round of the same question; a deadline that still runs goes along."""
    runs_until = current.after_period_until if current.is_in_after_period_at(clock.now()) else None
    close_for_statement(current, by)
    if options is None:
        options = list(current.options.filter(is_passive=False).values_list("title", flat=True))
    if answer_by is None and runs_until is not None:
        answer_by = timezone.localdate(runs_until)
    return open_round(by=by, procedure=current.procedure, wording=wording, options=options, answer_by=answer_by)


@act
def close_voices(*, by: Person, round: Round) -> Round:
    """Close the round for further voices."""
    authorise(by, may_lead_round, round)
    current = locked(round)
    refuse_in_after_period(current)
    if current.closed_at is None:
        _close(current, by)
        journal.note(by, "consensus.round_closed", current)
    return current


def refuse_in_after_period(current: Round) -> None:
    """A deadline that was set is kept."""
    if current.is_in_after_period_at(clock.now()):
        assert current.after_period_until is not None  # noqa: S101 - narrows the type
        raise Refusal(
            _("Die Frist läuft noch bis %(until)s. Bis dahin ist die Lesart vorläufig und nichts wird festgestellt.")
            % {"until": moment_in_words(current.after_period_until)}
        )


def _close(current: Round, by: Person) -> None:
    current.closed_at, current.closed_by = clock.now(), by
    current.save(update_fields=["closed_at", "closed_by"])


def close_for_statement(current: Round, by: Person) -> None:
    """A statement, or the next round, ends the voices."""
    if current.closed_at is None:
        _close(current, by)
