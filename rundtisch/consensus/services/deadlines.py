"""The time in which absent houses may still answer: granted, reminded of, and over by itself."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people.console import CONSOLE
from rundtisch.people.models import Person

from ..models import Round
from ..permissions import may_lead_round
from ..rules.reminders import is_reminder_due
from .letters import ask_missing
from .rounds import locked, moment_in_words


@act
def grant_after_period(*, by: Person, round: Round, until: datetime) -> Round:
    """Give absent institutions time to take a position and ask them by mail; until then the reading is provisional."""
    authorise(by, may_lead_round, round)
    current = locked(round)
    if current.closed_at is not None:
        raise Refusal(_("Die Runde ist geschlossen. Eine Nachfrist gibt es nur in einer offenen Runde."))
    before = current.after_period_until
    if before is not None and current.is_after_period_over_at(clock.now()):
        # Whoever waited with the own position would know those of the others.
        raise Refusal(
            _("Die Frist ist am %(until)s abgelaufen und wird nicht verlängert. Eröffnen Sie eine neue Runde.")
            % {"until": moment_in_words(before)}
        )
    if until <= clock.now():
        raise Refusal(_("Die Frist muss in der Zukunft enden."))
    if before is not None and until < before:
        raise Refusal(
            _("Die Frist läuft bis %(until)s. Sie kann verlängert, aber nicht verkürzt werden.")
            % {"until": moment_in_words(before)}
        )
    current.after_period_until = until
    current.save(update_fields=["after_period_until"])
    journal.note(by, "consensus.after_period_granted", current, until=until.isoformat())
    ask_missing(current)
    return current


def close_rounds_that_are_over() -> int:
    """The job of each day: what has a deadline ends with it; returns how many rounds did."""
    return sum(_close_at_its_deadline(one) for one in Round.objects.over(clock.now()))


@act
def _close_at_its_deadline(one: Round) -> bool:
    current = locked(one)
    if current.closed_at is not None or not current.is_after_period_over_at(clock.now()):
        return False
    current.closed_at = current.after_period_until
    current.save(update_fields=["closed_at"])
    journal.note(CONSOLE, "consensus.round_closed", current, how="deadline")
    return True


def remind_missing_houses() -> int:
    """The job of each day: ask those once more who have not answered; returns how many mails were noted."""
    running = Round.objects.taking_voices(clock.now()).filter(after_period_until__isnull=False)
    return sum(_remind(one) for one in running)


@act
def _remind(one: Round) -> int:
    current = locked(one)
    if current.last_asked_on is None or not current.is_in_after_period_at(clock.now()):
        return 0
    assert current.after_period_until is not None  # noqa: S101 - narrows the type
    deadline = timezone.localdate(current.after_period_until)
    if not is_reminder_due(clock.today(), asked_on=current.last_asked_on, deadline=deadline):
        return 0
    return ask_missing(current, is_reminder=True)
