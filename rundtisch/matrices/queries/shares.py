"""The shares of an assessment, in words: what each opens, to whom, with what and for how long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.people.models import Person
from rundtisch.roundtables.queries import audience_in_words

from ..models import Assessment, Share, ShareQuerySet, ShareRecipient, acts_for_house
from ..permissions import may_see_whole_assessment


@dataclass(frozen=True)
class ShareLine:
    """An open share in words."""

    id: UUID
    thing: str
    audience: str
    extras: str
    from_on: date
    until_on: date | None
    shared_by: str
    is_ahead: bool


@dataclass(frozen=True)
class SharedWith:
    """One audience with how much is open to it."""

    audience: str
    is_whole: bool
    dimensions: int


def shares_of(assessment: Assessment) -> ShareQuerySet:
    """Every share that there ever was of this assessment or one of its ratings."""
    return Share.objects.filter(Q(assessment=assessment) | Q(rating__assessment=assessment))


def with_names(shares: ShareQuerySet) -> ShareQuerySet:
    """The shares with everything that is told of them."""
    recipients = ShareRecipient.objects.select_related("institution", "person")
    return (
        shares.with_rest(clock.today())
        .select_related("table", "rating__dimension", "shared_by")
        .prefetch_related(Prefetch("recipients", recipients))
    )


def open_shares_of(assessment: Assessment) -> list[Share]:
    """The shares of this assessment and its ratings that are open today or will be; newest first."""
    standing = shares_of(assessment).standing_on(clock.today())
    return list(with_names(standing).order_by("-shared_at", "rating__dimension__position", "pk"))


def share_lines(shares: Iterable[Share]) -> list[ShareLine]:
    """Shares in words."""
    return [
        ShareLine(
            share.pk,
            thing_of(share),
            audience_in_words(share),
            _extras_in_words(share),
            share.from_on,
            share.until_on,
            share.shared_by.name,
            share.from_on > clock.today(),
        )
        for share in shares
    ]


def shared_with_whom(shares: Iterable[Share]) -> list[SharedWith]:
    """Each audience once, with how many dimensions are open to it."""
    found: dict[str, set[UUID | None]] = {}
    for share in shares:
        found.setdefault(audience_in_words(share), set()).add(share.rating_id)
    return [SharedWith(audience, None in things, len(things - {None})) for audience, things in sorted(found.items())]


def thing_of(share: Share) -> str:
    """What a share opens."""
    return str(share.rating.dimension) if share.rating else _("ganze Bewertungsrunde")


def share_for(person: Person, share_id: UUID) -> Share | None:
    """A share, if it belongs to the person's own house."""
    share = (
        Share.objects.filter(pk=share_id)
        .select_related("institution", "table", "rating__dimension", "rating__assessment", "assessment", "shared_by")
        .first()
    )
    if share is None or not acts_for_house(person, share.institution_id):
        return None
    return share if may_see_whole_assessment(person, assessment_of(share)) else None


def assessment_of(share: Share) -> Assessment:
    """The assessment that a share opens, or a part of which."""
    thing = share.rating.assessment if share.rating else share.assessment
    assert thing  # noqa: S101 - a share opens one of both
    return thing


def _extras_in_words(share: Share) -> str:
    ticked = [(share.includes_evidence, _("mit Beleg")), (share.includes_comment, _("mit Kommentar"))]
    return ", ".join(words for is_ticked, words in ticked if is_ticked)
