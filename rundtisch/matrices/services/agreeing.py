"""What only the house itself may do: confirm what was entered for it, and agree the assessment."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people.models import Person

from ..models import Assessment, AssessmentAgreement, Rating
from ..permissions import may_agree, may_confirm
from ..queries.paper_sheets import waits_from_paper


@act
def confirm_ratings(*, by: Person, assessment: Assessment, ratings: Collection[UUID] | None = None) -> int:
    """Confirm what was entered by mandate, some or all of it; returns how many."""
    authorise(by, may_confirm, assessment)
    unconfirmed = assessment.ratings.filter(on_behalf_at__isnull=False, confirmed_at=None)
    if ratings is not None:
        unconfirmed = unconfirmed.filter(pk__in=ratings)
    confirmed = unconfirmed.update(confirmed_by=by, confirmed_at=clock.now())
    if confirmed:
        journal.note(by, "matrices.ratings_confirmed", assessment, ratings=confirmed)
    return confirmed


@act
def agree_assessment(*, by: Person, assessment: Assessment) -> AssessmentAgreement:
    """Hold the stages as what the house agreed; from now on nothing of it changes."""
    authorise(by, may_agree, assessment)
    if AssessmentAgreement.objects.filter(assessment=assessment).exists():
        raise Refusal(_("Diese Bewertungsrunde ist schon festgehalten."))
    if not assessment.ratings.exclude(answer="").exists():
        raise Refusal(_("Es ist noch nichts eingeschätzt. Bitte schätzen Sie zuerst mindestens eine Kategorie ein."))
    if assessment.ratings.filter(on_behalf_at__isnull=False, confirmed_at=None).exists():
        raise Refusal(_("Einiges wurde für Ihr Haus eingetragen. Bitte bestätigen Sie es zuerst."))
    if waits_from_paper(assessment):
        raise Refusal(
            _("Einiges wurde vom Papier für Ihr Haus eingetragen. Bitte bestätigen oder verwerfen Sie es zuerst.")
        )
    _supersede(assessment)
    agreement = AssessmentAgreement.objects.create(assessment=assessment, agreed_by=by, agreed_at=clock.now())
    journal.note(by, "matrices.assessment_agreed", assessment)
    return agreement


def _supersede(assessment: Assessment) -> None:
    """What the house agreed before is no longer current: all of it, or after a pulse what the pulse answers."""
    before = Rating.objects.agreed_before(assessment)
    if assessment.is_pulse:
        answered = assessment.ratings.exclude(answer="").values_list("dimension_id", flat=True)
        before = before.filter(dimension__in=list(answered))
    before.update(superseded_by=assessment)
