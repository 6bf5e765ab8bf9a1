"""Offers of support that fit where a house stands; other parts bring them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from rundtisch.people.models import Person

from ..models import VisibleRating
from ..ports import StandPoint, SupportSuggestion, support_suggestions
from .assessments import AssessmentPage, RatingLine

Suggestions = Mapping[StandPoint, tuple[SupportSuggestion, ...]]


@dataclass(frozen=True)
class SupportLine:
    """The offers for one dimension."""

    heading: str
    suggestions: tuple[SupportSuggestion, ...]


def suggestions_at(person: Person, points: Iterable[StandPoint]) -> Suggestions:
    """What fits where houses stand; nothing is asked where nobody brings any."""
    asked = list(dict.fromkeys(points))
    found: dict[StandPoint, tuple[SupportSuggestion, ...]] = {}
    for port in support_suggestions if asked else ():
        for one in port(person, asked):
            found[one.at] = (*found.get(one.at, ()), one)
    return found


def point_of(rating: VisibleRating) -> StandPoint | None:
    """Where a rating that the person sees puts its house; an answer without a stage puts it nowhere."""
    return None if rating.stage is None else StandPoint(rating.institution, rating.dimension, rating.stage)


def suggestions_on(person: Person, page: AssessmentPage) -> tuple[SupportLine, ...]:
    """What fits an assessment of the person's own house, dimension by dimension."""
    if not page.is_whole:
        return ()
    house = page.assessment.institution_id
    points = [(line.dimension.heading, point) for line in page.lines if (point := _point(house, line))]
    found = suggestions_at(person, [point for _heading, point in points])
    return tuple(SupportLine(heading, found[point]) for heading, point in points if point in found)


def suggestions_beside(person: Person, page: AssessmentPage, line: RatingLine) -> tuple[SupportSuggestion, ...]:
    """What fits one dimension of the person's own house."""
    point = _point(page.assessment.institution_id, line) if page.is_whole else None
    return suggestions_at(person, [point]).get(point, ()) if point else ()


def _point(house: UUID, line: RatingLine) -> StandPoint | None:
    return StandPoint(house, line.dimension.key, line.stage.value) if line.stage else None
