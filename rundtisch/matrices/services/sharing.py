"""Sharing and revoking: explicit acts of those who speak for the house."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people.models import Person
from rundtisch.roundtables import queries as roundtables

from ..models import Assessment, AssessmentAgreement, Rating, Share, ShareRecipient
from ..permissions import may_revoke, may_share
from .releases import dimensions_no_longer_counted, withdraw_figures


@dataclass(frozen=True)
class Opening(roundtables.Opening):
    """To whom ratings are opened, for how long, and with which extras."""

    includes_evidence: bool = False
    includes_comment: bool = False


@act
def share_ratings(*, by: Person, assessment: Assessment, ratings: Sequence[Rating], opening: Opening) -> list[Share]:
    """Open single dimensions of an agreed assessment to one audience, in one act."""
    authorise(by, may_share, assessment)
    if not ratings:
        raise Refusal(_("Bitte wählen Sie mindestens eine Kategorie aus."))
    if any(rating.assessment_id != assessment.pk for rating in ratings):
        raise Refusal(_("Diese Einschätzungen gehören nicht zusammen."))
    _refuse_unfit(assessment, opening)
    now = clock.now()
    shares = _stored(opening, [_share(by, assessment, opening, now, rating=rating) for rating in ratings])
    journal.note(by, "matrices.ratings_shared", assessment, ratings=len(shares), audience=opening.audience)
    return shares


@act
def share_assessment(*, by: Person, assessment: Assessment, opening: Opening) -> Share:
    """Open the whole agreed assessment to one audience: stages and targets, the rest only if ticked."""
    authorise(by, may_share, assessment)
    _refuse_unfit(assessment, opening)
    [share] = _stored(opening, [_share(by, assessment, opening, clock.now())])
    journal.note(by, "matrices.assessment_shared", assessment, audience=opening.audience)
    return share


@act
def revoke_share(*, by: Person, share: Share) -> Share:
    """Take a share back; it ends at once on every page. What sealed minutes hold stays there."""
    return revoke_shares(by=by, shares=[share])[0]


@act
def revoke_shares(*, by: Person, shares: Sequence[Share]) -> Sequence[Share]:
    """Take several shares back in one act."""
    for share in shares:
        authorise(by, may_revoke, share)
    now = clock.now()
    open_ones = [share for share in shares if share.revoked_at is None]
    Share.objects.filter(pk__in=[share.pk for share in open_ones], revoked_at=None).update(
        revoked_by=by, revoked_at=now
    )
    for share in open_ones:
        share.revoked_by, share.revoked_at = by, now
    for house in {share.institution for share in open_ones}:
        of_house = [share for share in open_ones if share.institution_id == house.pk]
        withdraw_figures(house, dimensions_no_longer_counted(of_house))
        journal.note(by, "matrices.shares_revoked", house, shares=len(of_house))
    return shares


def _refuse_unfit(assessment: Assessment, opening: Opening) -> None:
    if not AssessmentAgreement.objects.filter(assessment=assessment).exists():
        raise Refusal(_("Teilen können Sie erst, wenn Ihr Haus die Bewertungsrunde festgehalten hat."))
    if against := roundtables.stands_against_opening(assessment.institution, opening):
        raise Refusal(against)


def _share(
    by: Person, assessment: Assessment, opening: Opening, at: datetime, *, rating: Rating | None = None
) -> Share:
    """A share of one rating, or without one of the whole assessment."""
    return Share(
        institution=assessment.institution,
        rating=rating,
        assessment=None if rating else assessment,
        audience=opening.audience,
        table=opening.table,
        includes_evidence=opening.includes_evidence,
        includes_comment=opening.includes_comment,
        from_on=opening.from_on or clock.today(),
        until_on=opening.until_on,
        shared_by=by,
        shared_at=at,
    )


def _stored(opening: Opening, shares: Iterable[Share]) -> list[Share]:
    stored = Share.objects.bulk_create(shares)
    ShareRecipient.objects.bulk_create(
        recipient
        for share in stored
        for recipient in [
            *(ShareRecipient(share=share, institution=one) for one in opening.institutions),
            *(ShareRecipient(share=share, person=one) for one in opening.persons),
        ]
    )
    return stored
