"""Writing the resolution draft of a house."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people.models import Person

from ..models import Adoption, DecidingBody, ResolutionDraft
from ..permissions import may_write_draft
from ..queries import proposed_resolution
from .adoptions import locked_adoption

#: No body plans further ahead; a later day is a slip of the fingers.
FURTHEST = timedelta(days=2 * 366)


@act
def write_resolution_draft(
    *,
    by: Person,
    adoption: Adoption,
    body: str = "",
    session_on: date | None = None,
    reporting: str = "",
    financial_effect: str = "",
    meaning: str = "",
    resolution: str = "",
    version: int | None = None,
) -> ResolutionDraft:
    """Fill in the words of the house; refused when somebody else wrote since they were read."""
    authorise(by, may_write_draft, adoption)
    current = locked_adoption(adoption)
    draft = ResolutionDraft.objects.filter(adoption=current).first() or ResolutionDraft(adoption=current, version=0)
    if version is not None and version != draft.version and draft.written_by_id != by.pk:
        raise Refusal(
            _("Inzwischen hat %(name)s an dieser Vorlage geschrieben. Bitte vergleichen Sie, bevor Sie speichern.")
            % {"name": draft.written_by.name}
        )
    if body and body not in DecidingBody.values:
        raise Refusal(_("Dieses Gremium gibt es nicht."))
    if session_on is not None and (wrong := wrong_session_day(session_on)):
        raise Refusal(wrong)
    said = resolution.strip().replace("\r\n", "\n")
    draft.body, draft.session_on, draft.reporting = body, session_on, reporting.strip()
    draft.financial_effect, draft.meaning = financial_effect.strip(), meaning.strip()
    draft.resolution = "" if said == proposed_resolution(current) else said
    draft.written_by, draft.written_at = by, clock.now()
    draft.version += 1
    draft.save()
    journal.note(by, "agreements.resolution_drafted", current)
    return draft


def wrong_session_day(day: date) -> str:
    """Why a body cannot meet on this day next, as a sentence; nothing if it can."""
    if day < clock.today():
        return _("Dieser Tag ist vorbei. Bitte nennen Sie den Tag der nächsten Sitzung.")
    if day > clock.today() + FURTHEST:
        return _("Dieser Tag liegt mehr als zwei Jahre entfernt. Bitte prüfen Sie die Jahreszahl.")
    return ""
