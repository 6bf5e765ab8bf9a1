"""Saying when the bodies of a house meet, and what a house does differently."""

from datetime import date

from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.institutions.models import Institution
from rundtisch.journal import services as journal
from rundtisch.people.models import Person

from ..models import Adoption, AdoptionTerms, BodySession, DecidingBody
from ..permissions import may_name_session, may_set_terms
from ..rules import adoption as rule
from ..rules.sessions import FURTHEST, bring_in_by
from .adoptions import locked_adoption


def wrong_day(day: date | None) -> str:
    """Why nothing can be planned for this day, as a sentence; nothing if it can."""
    if day is not None and day < clock.today():
        return _("Dieser Tag ist vorbei. Bitte nennen Sie einen Tag, der noch kommt.")
    if day is not None and day > clock.today() + FURTHEST:
        return _("Dieser Tag liegt mehr als zwei Jahre entfernt. Bitte prüfen Sie die Jahreszahl.")
    return ""


@act
def name_session(
    *, by: Person, institution: Institution, body: str, meets_on: date, submit_by: date | None = None
) -> BodySession:
    """Say when a body of the house meets; without a day for papers, it is counted back from the session."""
    authorise(by, may_name_session, institution)
    if body not in DecidingBody.values:
        raise Refusal(_("Dieses Gremium gibt es nicht."))
    if wrong := wrong_day(meets_on):
        raise Refusal(wrong)
    if submit_by is not None and submit_by > meets_on:
        raise Refusal(_("Einbringen geht nur vor der Sitzung."))
    session, is_new = BodySession.objects.get_or_create(
        institution=institution,
        body=body,
        meets_on=meets_on,
        defaults={
            "submit_by": submit_by or bring_in_by(rule.DecidingBody(body), meets_on),
            "named_by": by,
            "named_at": clock.now(),
        },
    )
    if not is_new:
        raise Refusal(_("Diese Sitzung ist schon eingetragen."))
    journal.note(by, "agreements.session_named", session, house=str(institution))
    return session


@act
def strike_session(*, by: Person, session: BodySession) -> None:
    """Take a session back that does not take place."""
    authorise(by, may_name_session, session.institution)
    journal.note(by, "agreements.session_struck", session, house=str(session.institution))
    session.delete()


@act
def set_terms(
    *,
    by: Person,
    adoption: Adoption,
    measure: str = "",
    due_on: date | None = None,
    reason: str = "",
    version: int | None = None,
) -> AdoptionTerms | None:
    """Say what the house does differently, or by when, and why; nothing said, it goes the way of all."""
    authorise(by, may_set_terms, adoption)
    current = locked_adoption(adoption)
    terms = AdoptionTerms.objects.filter(adoption=current).first() or AdoptionTerms(adoption=current, version=0)
    if version is not None and version != terms.version:
        raise Refusal(_("Inzwischen hat jemand anderes das geändert. Bitte vergleichen Sie, bevor Sie speichern."))
    measure, reason = measure.strip(), reason.strip()
    if not measure and due_on is None:
        if terms.version:
            journal.note(by, "agreements.terms_dropped", current)
            terms.delete()
        return None
    if not reason:
        raise Refusal(_("Bitte schreiben Sie auf, warum Ihr Haus einen eigenen Weg geht."))
    if due_on != terms.due_on and (wrong := wrong_day(due_on)):
        raise Refusal(wrong)
    terms.measure, terms.due_on, terms.reason = measure, due_on, reason
    terms.set_by, terms.set_at = by, clock.now()
    terms.version += 1
    terms.save()
    journal.note(by, "agreements.terms_set", current)
    return terms
