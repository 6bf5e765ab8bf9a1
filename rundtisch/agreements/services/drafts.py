"""Writing the resolution draft of a house."""

from datetime import date

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
from .sessions import wrong_day


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
    if session_on != draft.session_on and (wrong := wrong_day(session_on)):
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
