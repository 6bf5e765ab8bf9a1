"""Sharing and revoking: explicit acts of those who speak for the house."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.institutions.models import Institution
from rundtisch.journal import services as journal
from rundtisch.people.models import Person
from rundtisch.roundtables import queries as roundtables

from ..models import Assessment, AssessmentAgreement, Rating, Share, ShareRecipient
from ..permissions import may_revoke, may_share
from ..queries.addressees import Addressee
from ..queries.revocation import dimensions_no_longer_counted
from ..queries.shares import open_shares_of, shares_of, with_names
from ..queries.sharing import known_of, sharing_act, standing_of
from ..rules.sharing import Opened, Place, Terms, plan
from .releases import withdraw_figures


@dataclass(frozen=True)
class Opening(roundtables.Opening):
    """To whom ratings are opened, for how long, and with which extras."""

    includes_evidence: bool = False
    includes_comment: bool = False


@dataclass(frozen=True)
class SharingChange:
    """What somebody wants changed, seen on a page that knew certain shares."""

    wanted: Mapping[Place, Terms | None]
    addressees: Iterable[Addressee]
    known: str
    #: Whether it was said that figures of the region are withdrawn, which nothing brings back.
    accepts_withdrawal: bool = False


#: A rating, or without one the whole assessment, with how it is opened.
_Given = tuple[Rating | None, Opening]


class SharingConflict(Refusal):
    """Somebody else has changed what the house shares in the meantime."""


class FiguresWouldGo(Refusal):
    """The act withdraws figures of the region, and nobody has said yes to that."""


@act
def share_ratings(*, by: Person, assessment: Assessment, ratings: Sequence[Rating], opening: Opening) -> list[Share]:
    """Open single dimensions of an agreed assessment to one audience, in one act."""
    authorise(by, may_share, assessment)
    if not ratings:
        raise Refusal(_("Bitte wählen Sie mindestens eine Kategorie aus."))
    if any(rating.assessment_id != assessment.pk for rating in ratings):
        raise Refusal(_("Diese Einschätzungen gehören nicht zusammen."))
    shares = _open(by, assessment, [(rating, opening) for rating in ratings], clock.now())
    journal.note(by, "matrices.ratings_shared", assessment, ratings=len(shares), audience=opening.audience)
    return shares


@act
def share_assessment(*, by: Person, assessment: Assessment, opening: Opening) -> Share:
    """Open the whole agreed assessment to one audience: stages and targets, the rest only if ticked."""
    authorise(by, may_share, assessment)
    [share] = _open(by, assessment, [(None, opening)], clock.now())
    journal.note(by, "matrices.assessment_shared", assessment, audience=opening.audience)
    return share


@act
def change_sharing(*, by: Person, assessment: Assessment, change: SharingChange) -> datetime | None:
    """Open and take back in one act, exactly as it was ticked; returns its moment, or nothing if all stays as it is.

    Raises SharingConflict if other shares stand than those that were seen, and FiguresWouldGo before figures are
    withdrawn without a yes.
    """
    authorise(by, may_share, assessment)
    Assessment.objects.select_for_update().get(pk=assessment.pk)
    shares = open_shares_of(assessment)
    if known_of(shares) != change.known:
        raise SharingConflict(_("Inzwischen haben sich Freigaben Ihres Hauses geändert. Es ist nichts überschrieben."))
    planned = plan(standing_of(shares), change.wanted)
    if not planned.opened and not planned.revoked:
        return None
    now, addressees = clock.now(), {one.key: one for one in change.addressees}
    ratings = {rating.dimension.key: rating for rating in assessment.ratings.select_related("dimension")}
    _open(by, assessment, [_as_given(one, ratings, addressees) for one in planned.opened], now)
    revoked = [share for share in shares if share.pk in set(planned.revoked)]
    withdrawn = _take_back(by, assessment.institution, revoked, now)
    if withdrawn and not change.accepts_withdrawal:
        raise FiguresWouldGo(_("Damit werden Regionszahlen zurückgezogen, in denen Ihr Haus mitzählt."))
    journal.note(by, "matrices.sharing_changed", assessment, **_told(change.wanted))
    return now


@act
def undo_sharing(*, by: Person, assessment: Assessment, moment: str) -> datetime:
    """Undo the last act: what it opened ends, what it took back stands again. Withdrawn figures stay withdrawn."""
    authorise(by, may_share, assessment)
    Assessment.objects.select_for_update().get(pk=assessment.pk)
    undone = sharing_act(assessment, moment)
    if undone is None or not undone.is_last:
        raise Refusal(_("Inzwischen sind Freigaben geändert worden. Bitte prüfen Sie, was jetzt gilt."))
    now, all_shares = clock.now(), with_names(shares_of(assessment))
    opened = [share for share in all_shares if share.shared_at == undone.at and share.revoked_at is None]
    ended = [share for share in all_shares if share.revoked_at == undone.at]
    _open(by, assessment, [(share.rating, _opening_of(share)) for share in ended], now)
    _take_back(by, assessment.institution, opened, now)
    journal.note(by, "matrices.sharing_undone", assessment, opened=len(ended), revoked=len(opened))
    return now


@act
def revoke_share(*, by: Person, share: Share) -> datetime:
    """Take a share back; it ends at once on every page. What closed minutes hold stays there."""
    authorise(by, may_revoke, share)
    now = clock.now()
    if share.revoked_at is None:
        _take_back(by, share.institution, [share], now)
        share.revoked_by, share.revoked_at = by, now
        journal.note(by, "matrices.share_revoked", share.institution, audience=share.audience)
    return share.revoked_at or now


def _open(by: Person, assessment: Assessment, opened: Sequence[_Given], at: datetime) -> list[Share]:
    """Store a share of each rating, or without one of the whole assessment."""
    _refuse_unfit(assessment, [opening for _rating, opening in opened])
    shares = Share.objects.bulk_create(_share(by, assessment, rating, opening, at) for rating, opening in opened)
    ShareRecipient.objects.bulk_create(
        ShareRecipient(share=share, **named)
        for share, (_rating, opening) in zip(shares, opened, strict=True)
        for named in opening.recipients
    )
    return shares


def _refuse_unfit(assessment: Assessment, openings: Iterable[Opening]) -> None:
    if not AssessmentAgreement.objects.filter(assessment=assessment).exists():
        raise Refusal(_("Teilen können Sie erst, wenn Ihr Haus die Bewertungsrunde festgehalten hat."))
    unlike = {
        (one.audience, one.table, bool(one.institutions or one.persons), one.from_on, one.until_on): one
        for one in openings
    }
    for opening in unlike.values():
        if against := roundtables.stands_against_opening(assessment.institution, opening):
            raise Refusal(against)


def _share(by: Person, assessment: Assessment, rating: Rating | None, opening: Opening, at: datetime) -> Share:
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


def _take_back(by: Person, house: Institution, shares: Sequence[Share], at: datetime) -> int:
    """End these shares now; returns how many figures of the region are withdrawn by that."""
    ended = [share.pk for share in shares]
    if not ended:
        return 0
    Share.objects.filter(pk__in=ended, revoked_at=None).update(revoked_by=by, revoked_at=at)
    return withdraw_figures(house.pk, dimensions_no_longer_counted(house.pk, ended))


def _as_given(one: Opened, ratings: Mapping[str, Rating], addressees: Mapping[str, Addressee]) -> _Given:
    """What the rules planned, as it is stored."""
    if one.dimension and one.dimension not in ratings:
        raise Refusal(_("Diese Einschätzungen gehören nicht zusammen."))
    among = [addressees[key] for key in sorted(one.audiences)]
    return ratings[one.dimension] if one.dimension else None, Opening(
        among[0].audience,
        among[0].table,
        [each.institution for each in among if each.institution],
        [each.person for each in among if each.person],
        one.terms.from_on,
        one.terms.until_on,
        {each.person.pk: each.acting_for for each in among if each.person and each.is_stored},
        one.terms.includes_evidence,
        one.terms.includes_comment,
    )


def _opening_of(share: Share) -> Opening:
    """How a share opened its thing, to open it so again."""
    recipients = list(share.recipients.all())
    return Opening(
        share.audience,
        share.table,
        [one.institution for one in recipients if one.institution],
        [one.person for one in recipients if one.person],
        share.from_on,
        share.until_on,
        {one.person_id: one.acting_for_id for one in recipients if one.person_id},
        share.includes_evidence,
        share.includes_comment,
    )


def _told(wanted: Mapping[Place, Terms | None]) -> dict[str, str]:
    """For the journal: for which audience which dimensions were opened and taken back; no stage and no name."""
    found: dict[str, dict[str, list[str]]] = {"opened": {}, "revoked": {}}
    for place, terms in wanted.items():
        found["opened" if terms else "revoked"].setdefault(place.audience, []).append(place.dimension or "*")
    return {
        done: "; ".join(f"{audience} {' '.join(dimensions)}" for audience, dimensions in sorted(by_audience.items()))
        for done, by_audience in found.items()
    }
