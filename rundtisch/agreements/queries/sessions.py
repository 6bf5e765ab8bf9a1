"""When the bodies of houses meet next, and until when papers are brought in to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import CharField, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.institutions.models import Institution, standing_of
from rundtisch.institutions.ports import Companion
from rundtisch.people.models import Person
from rundtisch.ui import dates

from ..models import Adoption, AdoptionState, AdoptionTerms, BodySession, DecidingBody

#: States in which a house has still to bring an agreement in.
TO_BRING_IN = {AdoptionState.OPEN, AdoptionState.DEFERRED}
_NEXT = ("body", "meets_on", "submit_by")


@dataclass(frozen=True)
class NextSession:
    """The next session of a body."""

    body: str
    meets_on: date
    submit_by: date

    @property
    def words(self) -> str:
        """Until when a paper is brought in, in a sentence."""
        said = {
            "day": dates.full_day(self.submit_by),
            "body": DecidingBody(self.body).label,
            "session": dates.full_day(self.meets_on),
        }
        if self.submit_by < clock.today():
            return _("%(body)s am %(session)s; einzubringen war bis %(day)s") % said
        return _("bis %(day)s einbringen (%(body)s am %(session)s)") % said


def next_session_of(house: UUID, body: str) -> NextSession | None:
    """The next session of this body of a house; where nobody said who decides, of any."""
    ahead = BodySession.objects.ahead_of(clock.today()).filter(institution=house)
    found = (ahead.filter(body=body) if body else ahead).values_list("body", "meets_on", "submit_by").first()
    return NextSession(*found) if found else None


def with_next_session(adoptions: QuerySet[Adoption]) -> QuerySet[Adoption]:
    """Each adoption with the next session of the body that decides, read along without a question of its own."""
    ahead = BodySession.objects.ahead_of(clock.today()).filter(institution=OuterRef("institution"))
    asked = ahead.alias(asked=ExpressionWrapper(OuterRef("body"), CharField()))
    decides = asked.filter(Q(body=F("asked")) | Q(asked=""))
    return adoptions.annotate(**{f"next_{name}": Subquery(decides.values(name)[:1]) for name in _NEXT})


def until_when(adoption: Adoption) -> str:
    """Until when the house brings the agreement in, of an adoption read with its next session.

    Nothing when it has, or when nobody named a session.
    """
    body, meets_on, submit_by = (getattr(adoption, f"next_{name}") for name in _NEXT)
    if not body or adoption.state not in TO_BRING_IN:
        return ""
    return NextSession(body, meets_on, submit_by).words


def sessions_ahead(institution: Institution) -> list[BodySession]:
    """The sessions of a house that lie ahead."""
    return list(BodySession.objects.ahead_of(clock.today()).filter(institution=institution))


def sessions_of_houses(person: Person, institutions: Sequence[UUID]) -> list[Companion]:
    """The page of sessions, beside the houses for which the person prepares; no question."""
    standing = standing_of(person)
    return [
        Companion(house, _("Gremien"), _("Sitzungen der Gremien"), reverse("body_session_list", args=[house]))
        for house in institutions
        if standing.prepares_for(house)
    ]


def session_for(person: Person, session_id: UUID) -> BodySession | None:
    """The session, if the person belongs to its house."""
    found = BodySession.objects.filter(pk=session_id, institution__in=standing_of(person).houses)
    return found.select_related("institution").first()


def terms_of(adoption: Adoption) -> AdoptionTerms | None:
    """What the house does differently, if anything."""
    return AdoptionTerms.objects.filter(adoption=adoption).first()


def terms_in_words(terms: AdoptionTerms | None) -> str:
    """What a house does differently, by when, and why, in one line."""
    if terms is None:
        return ""
    until = _("bis %(day)s") % {"day": dates.full_day(terms.due_on)} if terms.due_on else ""
    told = ", ".join(filter(None, (terms.measure, until)))
    return _("Eigener Weg: %(told)s. Grund: %(reason)s") % {"told": told, "reason": terms.reason}
