"""Reporting how far an agreement has come in a house."""

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
    """Report for a house; a report on behalf counts as unconfirmed until the house confirms it."""
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
    before, counted_before = current.state, current.counted_state
    current.state, current.body = state, body or current.body
    current.on, current.deviation, current.reason, current.proof = on, deviation.strip(), reason.strip(), proof.strip()
    current.proof_link = proof_link
    current.version += 1
    current.last_step = AdoptionStep.objects.create(
        adoption=current,
        number=(current.steps.aggregate(last=Max("number"))["last"] or 0) + 1,
        from_state=before,
        to_state=state,
        words="\n".join(filter(None, (current.deviation, current.reason, current.proof, proof_link))),
        reported_by=by,
        reported_at=clock.now(),
        is_on_behalf=is_reported_on_behalf(by, current),
        counted_before=counted_before,
    )
    current.save()
    if current.is_unconfirmed:
        tell_of_report(by, current)
    journal.note(by, "agreements.adoption_reported", current, state=state)
    return current


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
        journal.note(by, "agreements.adoption_confirmed", current)
    return current
