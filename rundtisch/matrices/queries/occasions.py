"""Reasons to talk at a table, computed for the person who looks, from what that person may see."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import zip_longest
from typing import TypeVar
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from rundtisch.roundtables.models import RoundTable, TopicState

from ..models import OccasionKind, OccasionTopic
from ..rules.changes import Change
from ..rules.friction import Friction
from ..rules.occasions import Peers, common_ground, divergences, peers
from ..rules.ratings import Rating
from .changes import changes_at
from .library import Library
from .table_view import TableView, friction_url, place_url

#: A topic in one of these states no longer waits, so that the occasion may be proposed anew.
_DONE = (TopicState.SETTLED, TopicState.PARKED)

#: As many houses are named in one reason; the grid shows them all.
_MOST_NAMES = 8

Found = TypeVar("Found")


@dataclass(frozen=True)
class Reason:
    """One reason in words, with the houses it is about and the place where it can be read."""

    words: str
    houses: frozenset[UUID]
    url: str = ""


@dataclass(frozen=True)
class Occasion:
    """A reason to talk: one or two dimensions, and why; with its topic if somebody has proposed one.

    A large table has hundreds of reasons, and a page shows a few: each is put into words when it is read.
    """

    kind: OccasionKind
    title: str
    dimensions: tuple[str, ...]
    tell: Callable[[], Iterable[Reason]]
    topic_url: str = ""

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """Why, in words."""
        return tuple(self.tell())

    @property
    def first_key(self) -> str:
        """The dimension that is named first."""
        return self.dimensions[0]

    @property
    def other_key(self) -> str:
        """Its counterpart, if there is one."""
        return self.dimensions[1] if len(self.dimensions) > 1 else ""

    def is_about(self, house: UUID) -> bool:
        """Whether one of the reasons is about this house."""
        return any(house in reason.houses for reason in self.reasons)


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
        *_changes(view),
    ]
    topics = _topics(view.table)
    return tuple(
        Occasion(one.kind, one.title, one.dimensions, one.tell, topics.get((one.kind, frozenset(one.dimensions)), ""))
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


def _occasion(
    view: TableView, kind: OccasionKind, keys: tuple[str, ...], tell: Callable[[], Iterable[Reason]]
) -> Occasion:
    return Occasion(kind, title_of(keys, view.library), keys, tell)


def _frictions(view: TableView) -> Iterable[Occasion]:
    groups: dict[tuple[str, str], list[Friction[UUID]]] = {}
    for friction in view.frictions:
        groups.setdefault((friction.school.dimension, friction.authority.dimension), []).append(friction)
    for keys, group in groups.items():
        tell = partial(_each_in_words, _friction_in_words, view, group)
        yield _occasion(view, OccasionKind.FRICTION, keys, tell)


def _friction_in_words(view: TableView, one: Friction[UUID]) -> Reason:
    words = _("%(school)s: %(stage)s – %(authority)s: %(other)s") % {
        "school": view.names[one.school.institution],
        "stage": _stage(view, one.school),
        "authority": view.names[one.authority.institution],
        "other": _stage(view, one.authority),
    }
    return Reason(words, _houses([one.school, one.authority]), friction_url(view, one))


def _common_grounds(view: TableView) -> Iterable[Occasion]:
    for ground in common_ground(view.comparable, view.library.counterparts):
        tell = partial(_ground_in_words, view, ground.ratings)
        yield _occasion(view, OccasionKind.COMMON_GROUND, ground.dimensions, tell)


def _ground_in_words(view: TableView, ratings: Sequence[Rating[UUID]]) -> list[Reason]:
    words = _("Im Fokus bei %(houses)s.") % {"houses": _names(view, ratings)}
    return [Reason(words, _houses(ratings), _row_url(view, ratings))]


def _divergences(view: TableView, same: Sequence[Rating[UUID]]) -> Iterable[Occasion]:
    found = divergences(same)
    early = [rating for one in found for rating in one.early]
    advanced = [rating for one in found for rating in one.advanced]
    if found:
        tell = partial(_divergence_in_words, view, early, advanced)
        yield _occasion(view, OccasionKind.DIVERGENCE, (same[0].dimension,), tell)


def _divergence_in_words(
    view: TableView, early: Sequence[Rating[UUID]], advanced: Sequence[Rating[UUID]]
) -> list[Reason]:
    words = _("Am Anfang: %(early)s. Weiter: %(advanced)s. Sie brauchen unterschiedliche Unterstützung.") % {
        "early": _names(view, early),
        "advanced": _names(view, advanced),
    }
    return [Reason(words, _houses([*early, *advanced]), _row_url(view, early))]


def _peers(view: TableView, same: Sequence[Rating[UUID]]) -> Iterable[Occasion]:
    found = peers(same)
    if found:
        yield _occasion(view, OccasionKind.PEERS, (same[0].dimension,), partial(_peers_in_words, view, found))


def _peers_in_words(view: TableView, found: Sequence[Peers[UUID]]) -> list[Reason]:
    reached: dict[UUID, list[Rating[UUID]]] = {}
    seeking: dict[UUID, Rating[UUID]] = {}
    for pair in found:
        seeking[pair.seeking.institution] = pair.seeking
        reached.setdefault(pair.seeking.institution, []).append(pair.reached)
    return [
        Reason(
            _("%(house)s möchte zu Stand %(target)s; dort ist %(others)s.")
            % {"house": view.names[house], "target": seeking[house].target, "others": _names(view, others)},
            _houses([seeking[house], *others]),
            _row_url(view, others),
        )
        for house, others in reached.items()
    ]


def _changes(view: TableView) -> Iterable[Occasion]:
    groups: dict[str, list[Change[UUID]]] = {}
    for change in changes_at(view):
        groups.setdefault(change.now.dimension, []).append(change)
    places = {line.institution: place for place, line in enumerate(view.houses)}
    for key in sorted(groups, key=view.library.place_of):
        group = sorted(groups[key], key=lambda change: places[change.now.institution])
        yield _occasion(view, OccasionKind.CHANGE, (key,), partial(_each_in_words, _change_in_words, view, group))


def _change_in_words(view: TableView, change: Change[UUID]) -> Reason:
    named = {"house": view.names[change.now.institution], "now": _stage(view, change.now)}
    if change.before:
        words = _("%(house)s: bisher %(before)s, jetzt %(now)s") % {**named, "before": _stage(view, change.before)}
    else:
        words = _("%(house)s: jetzt sichtbar, %(now)s") % named
    return Reason(words, _houses([change.now]), place_url(view, change.now))


def _row_url(view: TableView, ratings: Iterable[Rating[UUID]]) -> str:
    """The row of the table's grid in which these houses stand side by side."""
    first = next(iter(ratings))
    matrix = view.library.sheet(UUID(first.instrument)).key
    return f"{reverse('matrix_detail', args=[view.table.pk, matrix])}#{first.dimension}"


def _each_in_words(
    in_words: Callable[[TableView, Found], Reason], view: TableView, group: Iterable[Found]
) -> list[Reason]:
    return [in_words(view, one) for one in group]


def _houses(ratings: Iterable[Rating[UUID]]) -> frozenset[UUID]:
    return frozenset(rating.institution for rating in ratings)


def _names(view: TableView, ratings: Iterable[Rating[UUID]]) -> str:
    """The houses once each, in the order of the table; of many only the first ones by name."""
    meant = {rating.institution for rating in ratings}
    names = [line.label for line in view.houses if line.institution in meant]
    if len(names) <= _MOST_NAMES:
        return ", ".join(names)
    shown = ", ".join(names[: _MOST_NAMES - 2])
    return _("%(houses)s und %(number)s weitere") % {"houses": shown, "number": len(names) - _MOST_NAMES + 2}


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
