"""What a house shares of one assessment, dimension by dimension and audience by audience; and what an act changed."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from uuid import UUID

from django.db.models import Max, Q

from rundtisch.foundation import clock
from rundtisch.people.models import Person
from rundtisch.roundtables.queries import sharing_choices

from ..models import Assessment, Share
from ..rules.sharing import Place, StandingShare, Terms, terms_by_place, usual_terms
from .addressees import Addressee, addressees_of, always_offered, in_order, offered_by_name
from .assessments import AssessmentPage, assessment_page
from .shares import open_shares_of, shares_of, thing_of, with_names

#: As many letters of a share's id tell the shares of one assessment apart.
_LETTERS = 8
_MOMENT = "%Y%m%d%H%M%S%f"


@dataclass(frozen=True)
class SharingBoard:
    """What stands, to whom something may be opened, and what one must know to change it."""

    assessment: Assessment
    page: AssessmentPage
    shares: tuple[Share, ...]
    columns: tuple[Addressee, ...]
    #: Keys of the columns in which something new may be ticked.
    offered: frozenset[str]
    #: Houses and persons that are no column yet.
    further: tuple[Addressee, ...]

    @cached_property
    def standing(self) -> tuple[StandingShare[UUID], ...]:
        """The shares as the rules take them."""
        return standing_of(self.shares)

    @cached_property
    def terms(self) -> dict[Place, list[Terms]]:
        """On which terms each place is open."""
        return terms_by_place(self.standing)

    @cached_property
    def usual(self) -> dict[str, Terms]:
        """The terms of each column."""
        return usual_terms(self.standing, clock.today())

    @property
    def known(self) -> str:
        """What whoever changes something must have seen."""
        return known_of(self.shares)

    @cached_property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions that can be shared: those with an answer."""
        return tuple(line.dimension.key for line in self.page.lines if line.rating and line.answer)

    def may_be_ticked(self, place: Place) -> bool:
        """Whether a place can be opened, or is open and can stay so."""
        is_there = not place.dimension or place.dimension in self.dimensions
        return place in self.terms or (is_there and place.audience in self.offered)


@dataclass(frozen=True)
class ChangedLine:
    """One audience with the headings of what changed for it."""

    audience: str
    things: tuple[str, ...]


@dataclass(frozen=True)
class SharingAct:
    """What one act opened, changed and took back."""

    at: datetime
    opened: tuple[ChangedLine, ...]
    changed: tuple[ChangedLine, ...]
    revoked: tuple[ChangedLine, ...]
    #: Whether nobody has changed anything since, so that it can be undone.
    is_last: bool

    @property
    def moment(self) -> str:
        """The word that addresses carry."""
        return moment_in_words(self.at)


def sharing_board(person: Person, assessment: Assessment, further: Collection[str] = ()) -> SharingBoard:
    """What the house shares of this assessment; `further` names houses and persons that become columns too."""
    shares = tuple(open_shares_of(assessment))
    choices = sharing_choices(assessment.institution_id)
    always, by_name = always_offered(choices), offered_by_name(choices)
    added = [one for one in by_name if one.key in further]
    stored = [one for share in shares for one in addressees_of(share)]
    columns = in_order([*always, *added, *stored])
    keys = {one.key for one in columns}
    return SharingBoard(
        assessment,
        assessment_page(person, assessment, shares),
        shares,
        columns,
        frozenset({one.key for one in always} | {one.key for one in columns if not one.table}),
        tuple(one for one in by_name if one.key not in keys),
    )


def standing_of(shares: Iterable[Share]) -> tuple[StandingShare[UUID], ...]:
    """Shares as the rules of sharing take them; they expect dimension and recipients."""
    return tuple(
        StandingShare(
            share.pk,
            share.rating.dimension.key if share.rating else "",
            frozenset(one.key for one in addressees_of(share)),
            Terms(share.includes_evidence, share.includes_comment, share.from_on, share.until_on),
        )
        for share in shares
    )


def known_of(shares: Iterable[Share]) -> str:
    """A word that is the same only for the same shares."""
    return " ".join(sorted(share.pk.hex[:_LETTERS] for share in shares))


def shares_behind(assessment: Assessment, known: str) -> tuple[StandingShare[UUID], ...]:
    """What stood when somebody saw it, though some may be taken back since."""
    seen = set(known.split())
    return standing_of(share for share in with_names(shares_of(assessment)) if share.pk.hex[:_LETTERS] in seen)


def moment_in_words(moment: datetime) -> str:
    """A moment as addresses carry it."""
    return moment.astimezone(UTC).strftime(_MOMENT)


def sharing_act(assessment: Assessment, word: str) -> SharingAct | None:
    """What was changed at this moment; nothing where there was no such act."""
    try:
        moment = datetime.strptime(word, _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
    touched = shares_of(assessment).filter(Q(shared_at=moment) | Q(revoked_at=moment))
    found = list(with_names(touched).order_by("rating__dimension__position"))
    if not found:
        return None
    last = shares_of(assessment).aggregate(Max("shared_at"), Max("revoked_at"))
    return _act(moment, found, is_last=max(one for one in last.values() if one) == moment)


def _act(moment: datetime, shares: Sequence[Share], *, is_last: bool) -> SharingAct:
    after = terms_by_place(standing_of(share for share in shares if share.shared_at == moment))
    before = terms_by_place(standing_of(share for share in shares if share.revoked_at == moment))
    things = {share.rating.dimension.key if share.rating else "": thing_of(share) for share in shares}
    columns = in_order(one for share in shares for one in addressees_of(share))

    def told(places: Iterable[Place]) -> tuple[ChangedLine, ...]:
        found = list(places)
        lines = (
            (one, tuple(things[place.dimension] for place in found if place.audience == one.key)) for one in columns
        )
        return tuple(ChangedLine(one.name, headings) for one, headings in lines if headings)

    return SharingAct(
        moment,
        told(place for place in after if place not in before),
        told(place for place in after if place in before and set(before[place]) != set(after[place])),
        told(place for place in before if place not in after),
        is_last,
    )
