"""How a house moved over its rounds: then, now and target of each dimension, and what was agreed and done between."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rundtisch.foundation import clock
from rundtisch.institutions.models import Institution
from rundtisch.people.models import Person

from ..models import Assessment, AssessmentKind, VisibleRating, ratings_visible_to
from ..ports import Companion, companions
from ..rules.targets import is_overdue
from .cells import NOT_VISIBLE, Cell, cell_of
from .dropped import DroppedDimension, dropped_over_rounds
from .library import DimensionSheet, InstrumentSheet, library
from .versions import origins_in


@dataclass(frozen=True)
class HistoryRound:
    """One round of the house, as far as the person sees something of it."""

    assessment: UUID
    period: str
    agreed_at: datetime
    is_pulse: bool


@dataclass(frozen=True)
class HistoryCell:
    """What is seen of one dimension in one round; `lack` says why the own house finds nothing there."""

    round: HistoryRound
    cell: Cell
    lack: str = ""


@dataclass(frozen=True)
class HistoryRow:
    """A dimension over all rounds: where the house stood before, where it stands now, where it wants to be."""

    dimension: DimensionSheet
    cells: tuple[HistoryCell, ...]
    then: Cell
    now: Cell
    change: str
    is_overdue: bool
    companions: tuple[Companion, ...]


@dataclass(frozen=True)
class HistoryArea:
    """An area with its rows."""

    number: str
    title: str
    rows: tuple[HistoryRow, ...]


@dataclass(frozen=True)
class Between:
    """What was agreed and done after one round and up to the next, or since the last."""

    title: str
    companions: tuple[Companion, ...]


@dataclass(frozen=True)
class HistoryPage:
    """The rounds of one house with one instrument, as one person may see them, oldest first."""

    institution: UUID
    house: str
    sheet: InstrumentSheet
    rounds: tuple[HistoryRound, ...]
    areas: tuple[HistoryArea, ...]
    dropped: tuple[DroppedDimension, ...]
    between: tuple[Between, ...]
    is_own: bool
    ratings: tuple[VisibleRating, ...]

    @property
    def missed(self) -> tuple[HistoryRow, ...]:
        """The house's own targets that are past their day and not reached; others are not told."""
        return tuple(row for area in self.areas for row in area.rows if row.is_overdue)


def history_page(person: Person, institution: UUID, key: str) -> HistoryPage | None:
    """The history of a house's matrix; nothing where the person sees no round of it."""
    ratings = tuple(one for one in ratings_visible_to(person, [institution]) if one.instrument_key == key)
    if not ratings:
        return None
    sheet = library().sheet(ratings[0].instrument)
    rounds = _rounds(ratings)
    deeds = sorted((one for port in companions for one in port(person, institution)), key=lambda one: one.on)
    placed = _placed(ratings, sheet)
    living = {one.id for one in placed.values()}
    is_own = ratings[0].is_own
    return HistoryPage(
        institution,
        Institution.objects.values_list("name", flat=True).get(pk=institution),
        sheet,
        rounds,
        tuple(
            HistoryArea(
                area.number, area.title, tuple(_row(one, rounds, placed, deeds, is_own) for one in area.dimensions)
            )
            for area in sheet.areas
        ),
        dropped_over_rounds(one for one in ratings if one.id not in living),
        _between(rounds, deeds),
        is_own,
        ratings,
    )


def _rounds(ratings: Iterable[VisibleRating]) -> tuple[HistoryRound, ...]:
    seen = {one.assessment: one for one in ratings}
    kinds: dict[UUID, str] = dict(Assessment.objects.filter(pk__in=seen).values_list("pk", "kind"))
    return tuple(
        HistoryRound(one.assessment, one.period, one.agreed_at, kinds[one.assessment] == AssessmentKind.PULSE)
        for one in sorted(seen.values(), key=lambda one: one.agreed_at)
    )


_Placed = Mapping[tuple[UUID, str], VisibleRating]


def _placed(ratings: Iterable[VisibleRating], sheet: InstrumentSheet) -> _Placed:
    """Each rating at its round and at the dimension that it became; where several were merged it stands nowhere."""
    names: dict[UUID, dict[str, str]] = {}
    found: dict[tuple[UUID, str], VisibleRating] = {}
    for one in ratings:
        if one.instrument not in names:
            origins = origins_in(library().sheet(one.instrument), sheet)
            names[one.instrument] = {keys[0]: key for key, keys in origins.items() if len(keys) == 1}
        if key := names[one.instrument].get(one.dimension):
            found[one.assessment, key] = one
    return found


def _row(
    dimension: DimensionSheet,
    rounds: Sequence[HistoryRound],
    placed: _Placed,
    deeds: Iterable[Companion],
    is_own: bool,
) -> HistoryRow:
    books = library()
    answers = [placed.get((one.assessment, dimension.key)) for one in rounds]
    cells = tuple(
        HistoryCell(one, cell_of(answer, books), _lack(one, dimension) if is_own and answer is None else "")
        for one, answer in zip(rounds, answers, strict=True)
    )
    given = [answer for answer in answers if answer]
    now = next((answer for answer in given if answer.is_current), None)
    earlier = [answer for answer in given if answer is not now]
    then = earlier[-1] if earlier else None
    return HistoryRow(
        dimension,
        cells,
        cell_of(then, books) if then else NOT_VISIBLE,
        cell_of(now, books),
        _change(then, now),
        is_own and now is not None and is_overdue(now.stage, now.target_stage, now.target_on, clock.today()),
        tuple(one for one in deeds if dimension.key in one.dimensions),
    )


def _lack(one: HistoryRound, dimension: DimensionSheet) -> str:
    return _("nicht gefragt") if one.is_pulse and not dimension.is_core else _("noch nicht bewertet")


def _change(then: VisibleRating | None, now: VisibleRating | None) -> str:
    """The way from then to now in words; nothing where one of both is no stage of the same version."""
    if then is None or now is None or then.stage is None or now.stage is None or then.instrument != now.instrument:
        return ""
    steps = now.stage - then.stage
    if not steps:
        return _("unverändert")
    words = (
        ngettext("%(count)s Stand weiter", "%(count)s Stände weiter", steps)
        if steps > 0
        else ngettext("%(count)s Stand früher", "%(count)s Stände früher", -steps)
    )
    return words % {"count": abs(steps)}


def _between(rounds: Sequence[HistoryRound], deeds: Iterable[Companion]) -> tuple[Between, ...]:
    """What lies between two rounds or after the last; what lies before the first is another story."""
    days = [timezone.localdate(one.agreed_at) for one in rounds]
    spans = [
        (_("Zwischen %(one)s und %(other)s") % {"one": one.period, "other": other.period}, since, until)
        for (one, other), (since, until) in zip(pairwise(rounds), pairwise(days), strict=True)
    ]
    spans.append((_("Seit %(one)s") % {"one": rounds[-1].period}, days[-1], date.max))
    found = list(deeds)
    told = [Between(title, tuple(one for one in found if since < one.on <= until)) for title, since, until in spans]
    return tuple(one for one in told if one.companions)
