"""Reasons to talk at a table, computed for the person who looks, from what that person may see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.institutions.models import AuthorityPeriod, InstitutionKind
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable, TopicState
from rundtisch.roundtables.queries import SeatLine, seats_at

from ..models import OccasionKind, OccasionTopic, VisibleRating, ratings_visible_to
from ..rules.friction import Belonging, Friction, frictions
from ..rules.occasions import common_ground, divergences, peers
from ..rules.ratings import Rating
from .cells import Place, as_rule, current
from .library import Library, library

#: A topic in one of these states no longer waits, so that the occasion may be proposed anew.
_DONE = (TopicState.SETTLED, TopicState.PARKED)


@dataclass(frozen=True)
class Reason:
    """One reason in words, with the place where it can be read."""

    words: str
    url: str = ""


@dataclass(frozen=True)
class Occasion:
    """A reason to talk: one or two dimensions, and why; with its topic if somebody has proposed one."""

    kind: OccasionKind
    title: str
    dimensions: tuple[str, ...]
    reasons: tuple[Reason, ...]
    topic_url: str = ""

    @property
    def first_key(self) -> str:
        """The dimension that is named first."""
        return self.dimensions[0]

    @property
    def other_key(self) -> str:
        """Its counterpart, if there is one."""
        return self.dimensions[1] if len(self.dimensions) > 1 else ""


@dataclass(frozen=True)
class TableView:
    """What one person may see of the ratings of a table's schools and authorities."""

    table: RoundTable
    houses: tuple[SeatLine, ...]
    ratings: tuple[VisibleRating, ...]
    current: Mapping[Place, VisibleRating]
    #: The current ones as the rules take them.
    comparable: tuple[Rating[UUID], ...]
    authorities: Mapping[UUID, UUID]
    frictions: tuple[Friction[UUID], ...]
    library: Library

    def name(self, house: UUID) -> str:
        """The short name of a house at the table."""
        return next(line.label for line in self.houses if line.institution == house)


def table_view(person: Person, table: RoundTable) -> TableView:
    """Everything that pages of the table's matrices are made of; the same number of questions for any table."""
    kinds = {InstitutionKind.SCHOOL, InstitutionKind.SCHOOL_AUTHORITY}
    houses = tuple(line for line in seats_at(table) if line.institution_kind in kinds)
    ids = [line.institution for line in houses]
    day = clock.today()
    belonging = AuthorityPeriod.objects.on(day).filter(school__in=ids, authority__in=ids).order_by("pk")
    authorities: dict[UUID, UUID] = dict(belonging.values_list("school_id", "authority_id"))
    books = library()
    ratings = ratings_visible_to(person, ids)
    cells = current(ratings)
    comparable = tuple(as_rule(rating, books) for rating in cells.values())
    found = frictions(comparable, books.counterparts, [Belonging(*pair) for pair in authorities.items()], day)
    return TableView(table, houses, ratings, cells, comparable, authorities, tuple(found), books)


def occasions_at(view: TableView) -> tuple[Occasion, ...]:
    """All occasions, the first of each kind before the second of any, each with the topic that was made of it."""
    by_dimension: dict[str, list[Rating[UUID]]] = {}
    for rating in view.comparable:
        by_dimension.setdefault(rating.dimension, []).append(rating)
    found = [
        *_frictions(view),
        *_common_grounds(view),
        *(one for same in by_dimension.values() for one in _divergences(view, same)),
        *(one for same in by_dimension.values() for one in _peers(view, same)),
    ]
    topics = _topics(view.table)
    return tuple(
        Occasion(
            one.kind, one.title, one.dimensions, one.reasons, topics.get((one.kind, frozenset(one.dimensions)), "")
        )
        for one in _in_turn(found)
    )


def _in_turn(found: Iterable[Occasion]) -> list[Occasion]:
    """Kinds take turns, so that the first few show every kind that there is."""
    by_kind: dict[OccasionKind, list[Occasion]] = {kind: [] for kind in OccasionKind}
    for one in found:
        by_kind[one.kind].append(one)
    return [one for turn in zip_longest(*by_kind.values()) for one in turn if one]


def title_of(keys: Sequence[str], books: Library) -> str:
    """The titles of one or two dimensions: all that a topic carries."""
    titles = [dimension.title if (dimension := books.dimension(key)) else key for key in keys if key]
    if len(titles) == 1:
        return titles[0]
    return _("%(one)s und %(other)s") % {"one": titles[0], "other": titles[1]}


def _occasion(view: TableView, kind: OccasionKind, keys: tuple[str, ...], reasons: Iterable[Reason]) -> Occasion:
    return Occasion(kind, title_of(keys, view.library), keys, tuple(reasons))


def _frictions(view: TableView) -> Iterable[Occasion]:
    groups: dict[tuple[str, str], list[Friction[UUID]]] = {}
    for friction in view.frictions:
        groups.setdefault((friction.school.dimension, friction.authority.dimension), []).append(friction)
    for keys, group in groups.items():
        yield _occasion(view, OccasionKind.FRICTION, keys, [_friction_in_words(view, one) for one in group])


def _friction_in_words(view: TableView, one: Friction[UUID]) -> Reason:
    words = _("%(school)s: %(stage)s – %(authority)s: %(other)s") % {
        "school": view.name(one.school.institution),
        "stage": _stage(view, one.school),
        "authority": view.name(one.authority.institution),
        "other": _stage(view, one.authority),
    }
    return Reason(words, pair_url(view.table, one.school.institution, one.school.dimension))


def _common_grounds(view: TableView) -> Iterable[Occasion]:
    for ground in common_ground(view.comparable, view.library.counterparts):
        houses = _names(view, ground.ratings)
        words = _("Im Fokus bei %(houses)s.") % {"houses": houses}
        yield _occasion(view, OccasionKind.COMMON_GROUND, ground.dimensions, [Reason(words)])


def _divergences(view: TableView, same: Sequence[Rating[UUID]]) -> Iterable[Occasion]:
    found = divergences(same)
    if found:
        words = _("Am Anfang: %(early)s. Weiter: %(advanced)s. Sie brauchen unterschiedliche Unterstützung.") % {
            "early": _names(view, [rating for one in found for rating in one.early]),
            "advanced": _names(view, [rating for one in found for rating in one.advanced]),
        }
        yield _occasion(view, OccasionKind.DIVERGENCE, (same[0].dimension,), [Reason(words)])


def _peers(view: TableView, same: Sequence[Rating[UUID]]) -> Iterable[Occasion]:
    reached: dict[UUID, list[Rating[UUID]]] = {}
    seeking: dict[UUID, Rating[UUID]] = {}
    for pair in peers(same):
        seeking[pair.seeking.institution] = pair.seeking
        reached.setdefault(pair.seeking.institution, []).append(pair.reached)
    reasons = [
        Reason(
            _("%(house)s möchte zu Stand %(target)s; dort ist %(others)s.")
            % {"house": view.name(house), "target": seeking[house].target, "others": _names(view, others)}
        )
        for house, others in reached.items()
    ]
    if reasons:
        yield _occasion(view, OccasionKind.PEERS, (same[0].dimension,), reasons)


def _names(view: TableView, ratings: Iterable[Rating[UUID]]) -> str:
    """The houses once each, in the order of the table."""
    meant = {rating.institution for rating in ratings}
    return ", ".join(line.label for line in view.houses if line.institution in meant)


def _stage(view: TableView, rating: Rating[UUID]) -> str:
    stage = view.library.sheet(UUID(rating.instrument)).stage(rating.stage, rating.dimension)
    return f"{stage.value} {stage.label}" if stage else ""


def _topics(table: RoundTable) -> dict[tuple[str, frozenset[str]], str]:
    rows = (
        OccasionTopic.objects.filter(topic__table=table).exclude(topic__state__in=_DONE).order_by("topic__proposed_at")
    )
    return {
        (kind, frozenset({one, other} - {""})): reverse("topic_detail", args=[topic])
        for kind, one, other, topic in rows.values_list("kind", "dimension_key", "other_key", "topic_id")
    }


def pair_url(table: RoundTable, school: UUID, dimension: str = "") -> str:
    """The page of a school and its authority, at one dimension."""
    return reverse("pair_detail", args=[table.pk, school]) + (f"#{dimension}" if dimension else "")
