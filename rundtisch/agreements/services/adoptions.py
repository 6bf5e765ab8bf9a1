"""Reporting how far an agreement has come in a house."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people.models import Person

from ..models import Adoption, AdoptionState, AdoptionStep, DecidingBody
from ..permissions import is_reported_on_behalf, may_confirm_adoption, may_report_adoption
from ..rules import adoption as rule
from .adoption_letters import tell_of_report

_LACKING = {
    rule.Needed.DEVIATION: gettext_lazy("Bitte schreiben Sie auf, worin Ihr Haus von der Vereinbarung abweicht."),
    rule.Needed.REASON: gettext_lazy("Bitte nennen Sie den Grund der Ablehnung."),
    rule.Needed.IMPLEMENTED_ON: gettext_lazy("Bitte nennen Sie den Tag, seit dem es umgesetzt ist."),
}


def locked_adoption(adoption: Adoption) -> Adoption:
    """The adoption as it stands now, held until the act is over."""
    itself: tuple[str, ...] = ("self",)
    found = Adoption.objects.select_for_update(of=itself).select_related("agreement__table", "institution", "last_step")
    return found.get(pk=adoption.pk)


@act
def report_adoption(
    *,
    by: Person,
    adoption: Adoption,
    state: str,
    body: str = "",
    on: date | None = None,
    deviation: str = "",
    reason: str = "",
    proof: str = "",
    proof_link: str = "",
    version: int | None = None,
) -> Adoption:
    """Report for a house; a report on behalf waits in its step, and what the house said stands until it confirms."""
    authorise(by, may_report_adoption, adoption)
    current = locked_adoption(adoption)
    if version is not None and version != current.version:
        raise Refusal(
            _("Inzwischen hat jemand den Stand auf „%(state)s“ gesetzt. Bitte vergleichen Sie, bevor Sie speichern.")
            % {"state": current.get_state_display()}
        )
    _refuse_leap(current, state)
    if proof_link and not proof_link.startswith(("https://", "http://")):
        raise Refusal(_("Der Link zum Nachweis beginnt mit https:// oder http://."))
    _refuse_incomplete(state, body, on, deviation, reason)
    words = {"deviation": deviation.strip(), "reason": reason.strip(), "proof": proof.strip(), "proof_link": proof_link}
    said = {"state": state, "body": body or current.body, "on": on.isoformat() if on else "", **words}
    is_on_behalf = is_reported_on_behalf(by, current)
    current.version += 1
    current.last_step = AdoptionStep.objects.create(
        adoption=current,
        number=(current.steps.aggregate(last=Max("number"))["last"] or 0) + 1,
        from_state=current.state,
        to_state=state,
        words="\n".join(filter(None, words.values())),
        reported_by=by,
        reported_at=clock.now(),
        is_on_behalf=is_on_behalf,
        waiting=said if is_on_behalf else None,
    )
    if is_on_behalf:
        tell_of_report(by, current)
    else:
        _apply(current, said)
    current.save()
    journal.note(by, "agreements.adoption_reported", current, state=state)
    return current


def _apply(current: Adoption, said: Mapping[str, str]) -> None:
    """What the house said or confirmed takes the place of what it said before."""
    current.on = date.fromisoformat(said["on"]) if said["on"] else None
    for name in ("state", "body", "deviation", "reason", "proof", "proof_link"):
        setattr(current, name, said[name])


def _refuse_leap(current: Adoption, state: str) -> None:
    if state not in AdoptionState.values:
        raise Refusal(_("Diesen Stand gibt es nicht."))
    if state == current.state:
        return
    if not rule.may_follow(rule.AdoptionState(current.state), rule.AdoptionState(state)):
        raise Refusal(
            _("Von „%(before)s“ führt kein Weg direkt zu „%(after)s“.")
            % {"before": current.get_state_display(), "after": AdoptionState(state).label}
        )


def _refuse_incomplete(state: str, body: str, on: date | None, deviation: str, reason: str) -> None:
    if body and body not in DecidingBody.values:
        raise Refusal(_("Dieses Gremium gibt es nicht."))
    lacking = rule.missing(rule.AdoptionState(state), deviation=deviation, reason=reason, implemented_on=on)
    if lacking is not None:
        raise Refusal(sentence_for(lacking))
    if state == AdoptionState.IMPLEMENTED and on is not None and on > clock.today():
        raise Refusal(_("Umgesetzt ist, was schon geschehen ist. Der Tag liegt in der Zukunft."))


def sentence_for(lacking: rule.Needed) -> str:
    """What a house still has to say, as a sentence."""
    return str(_LACKING[lacking])


@act
def confirm_adoption(*, by: Person, adoption: Adoption) -> Adoption:
    """Confirm for the house what somebody else entered for it."""
    authorise(by, may_confirm_adoption, adoption)
    current = locked_adoption(adoption)
    step = current.last_step
    if step is None or not step.is_on_behalf:
        raise Refusal(_("Hier ist nichts zu bestätigen: Ihr Haus hat den Stand selbst gemeldet."))
    if step.confirmed_at is None:
        step.confirmed_by, step.confirmed_at = by, clock.now()
        step.save(update_fields=["confirmed_by", "confirmed_at"])
        if step.waiting:
            _apply(current, step.waiting)
            current.version += 1
            current.save()
        journal.note(by, "agreements.adoption_confirmed", current)
    return current
