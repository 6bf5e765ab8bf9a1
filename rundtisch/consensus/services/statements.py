"""Stating the result: the facilitator's act, with the software's reading kept beside it."""

from datetime import date

from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people.models import Person
from rundtisch.roundtables.models import Participation, ParticipationKind

from ..models import RESULTS_OF, NextStep, Result, ResultStatement, Round
from ..permissions import may_state_result
from ..queries import full_record, reading_of
from ..rules.positions import FEWEST_SECRET_VOICES
from .rounds import close_for_statement, locked, refuse_in_after_period

_LEADING = (ParticipationKind.COORDINATES, ParticipationKind.FACILITATES)


@act
def state_result(
    *,
    by: Person,
    round: Round,
    result: str,
    text: str,
    next_step: str = "",
    next_step_note: str = "",
    next_step_on: date | None = None,
    reason: str = "",
) -> ResultStatement:
    """State the result of a round; a second statement needs a reason and takes the place of the first, which stays."""
    authorise(by, may_state_result, round)
    current = locked(round)
    refuse_in_after_period(current)
    _refuse_hidden(current)
    _refuse_unclear(current, result, text, next_step)
    if current.procedure.rounds.filter(number__gt=current.number).exists():
        raise Refusal(_("Zu dieser Frage gibt es schon eine neuere Runde. Bitte stellen Sie dort das Ergebnis fest."))
    record = full_record(current)
    reading = reading_of(record)
    if not reading.heard:
        raise Refusal(_("Noch hat kein Haus gesprochen. Ein Ergebnis gibt es erst, wenn mindestens eines es tut."))
    before = current.statements.filter(superseded_at=None).first()
    if before is not None:
        if not reason.strip():
            raise Refusal(_("Das Ergebnis ist schon festgestellt. Eine neue Feststellung braucht einen Grund."))
        before.superseded_at = clock.now()
        before.save(update_fields=["superseded_at"])
    goes_on = result == Result.NO_CONSENSUS
    close_for_statement(current, by)
    statement = ResultStatement.objects.create(
        round=current,
        result=result,
        text=text.strip(),
        next_step=next_step if goes_on else "",
        next_step_note=next_step_note.strip() if goes_on else "",
        next_step_on=next_step_on if goes_on else None,
        record=record,
        reading=reading.as_json(),
        remark_on_roles=_remark_on_roles(current),
        stated_by=by,
        stated_at=clock.now(),
        supersedes=before,
        reason=reason.strip() if before else "",
    )
    journal.note(by, "consensus.result_stated", statement, result=result, reading=reading.key)
    return statement


def _refuse_hidden(current: Round) -> None:
    """What the table cannot see is no ground for a result."""
    if not current.takes_voices_at(clock.now()) and current.has_too_few_ballots:
        raise Refusal(
            _("Geheim haben weniger als %(fewest)s Häuser teilgenommen. Gezeigt und festgestellt wird nichts.")
            % {"fewest": FEWEST_SECRET_VOICES}
        )
    if current.hides_positions_at(clock.now()):
        raise Refusal(
            _(
                "Die Positionen sind noch verdeckt. "
                "Bitte schließen Sie zuerst die Runde; dann sehen alle die Positionen, "
                "und Sie stellen das Ergebnis fest."
            )
        )


def _refuse_unclear(current: Round, result: str, text: str, next_step: str) -> None:
    if result not in Result.values:
        raise Refusal(_("Dieses Ergebnis gibt es nicht."))
    if result not in RESULTS_OF[current.procedure.method]:
        raise Refusal(
            _("„%(result)s“ lässt sich mit diesem Verfahren nicht feststellen: %(method)s.")
            % {"result": Result(result).label, "method": current.procedure.get_method_display()}
        )
    if not text.strip():
        raise Refusal(_("Bitte schreiben Sie die Feststellung in einem Satz auf."))
    if result == Result.NO_CONSENSUS and next_step not in NextStep.values:
        raise Refusal(
            _("Kein Konsens ist ein Ergebnis mit einem nächsten Schritt. Bitte wählen Sie, wie es weitergeht.")
        )


def _remark_on_roles(current: Round) -> str:
    """Where a deciding institution also leads the table, this stands on every result."""
    leading = (
        Participation.objects.current_on(clock.today())
        .filter(table=current.procedure.table_id, kind__in=_LEADING)
        .filter(institution__in=current.entitlements.values("institution"))
    )
    names = sorted(set(leading.values_list("institution__name", flat=True)))
    if not names:
        return ""
    return (
        _("%(names)s leitet diesen Tisch und entscheidet mit; die Regeln der Zusammenarbeit erlauben das.")
        % {"names": ", ".join(names)}
    )[:400]
