"""What may be printed of a matrix: the version itself, and the answers that the person may see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable
from rundtisch.roundtables.queries import SeatLine, seats_at

from ..models import Instrument, VisibleRating, ratings_visible_to
from ..rules import instrument as rules
from .assessments import AssessmentPage, RatingLine
from .versions import instrument_as_rule


@dataclass(frozen=True)
class FilledDimension:
    """What stands on paper in one dimension, as far as the person for whom it is printed may see it."""

    answer: str
    stage: int | None = None
    target: int | None = None
    target_on: date | None = None
    evidence: str = ""
    comment: str = ""
    remark: str = ""


@dataclass(frozen=True)
class Filling:
    """Whose answers are printed, of which period, and for whom the paper is."""

    house: str
    period: str
    audience: str
    dimensions: Mapping[str, FilledDimension]


@dataclass(frozen=True)
class SeenMatrix:
    """A house's matrix as one person of its table sees it today, with what was looked at."""

    instrument: rules.Instrument
    filling: Filling
    ratings: tuple[VisibleRating, ...]


def own_matrix(page: AssessmentPage, *, evidence: bool, comment: bool) -> tuple[rules.Instrument, Filling]:
    """The assessment as the house prints it, its words only if ticked; by mandate only what the person entered."""
    house = page.assessment.institution.name
    lines = [line for line in page.lines if page.is_whole or line.rating]
    filling = Filling(
        house,
        page.assessment.period,
        _("eigenes Haus"),
        {line.dimension.key: _own(line, house, evidence=evidence, comment=comment) for line in lines},
    )
    instrument = instrument_as_rule(page.assessment.instrument)
    return (instrument.core if page.assessment.is_pulse else instrument), filling


def _own(line: RatingLine, house: str, *, evidence: bool, comment: bool) -> FilledDimension:
    if not line.answer:
        return FilledDimension("")
    entered = _("eingetragen von %(name)s für %(house)s, noch nicht bestätigt")
    carried = _("aus der letzten Bewertungsrunde übernommen, noch nicht angesehen")
    return FilledDimension(
        answer=line.answer,
        stage=line.stage.value if line.stage else None,
        target=line.target.value if line.target else None,
        target_on=line.target_on,
        evidence=line.evidence if evidence else "",
        comment=line.comment if comment else "",
        remark=entered % {"name": line.entered_by, "house": house}
        if line.entered_by
        else carried
        if line.is_carried_over
        else "",
    )


def houses_on_paper(ratings: Iterable[VisibleRating], houses: Iterable[SeatLine], key: str) -> tuple[SeatLine, ...]:
    """The houses of a table of whose matrix something is seen, in the order of the table."""
    seen = {rating.institution for rating in ratings if rating.instrument_key == key}
    return tuple(house for house in houses if house.institution in seen)


def seen_matrix(person: Person, table: RoundTable, key: str, house: UUID) -> SeenMatrix | None:
    """What the person sees today of what is current in this house's matrix; nothing if nothing is seen."""
    name = next((seat.name for seat in seats_at(table) if seat.institution == house), None)
    if name is None:
        return None
    ratings = [one for one in ratings_visible_to(person, [house]) if one.instrument_key == key and one.is_current]
    if not ratings:
        return None
    instrument = Instrument.objects.get(pk=ratings[0].instrument)
    period = ratings[0].period
    filling = Filling(
        name,
        period,
        _("%(person)s, aus dem, was %(house)s teilt") % {"person": person.name, "house": name},
        {one.dimension: _seen(one, period) for one in ratings},
    )
    return SeenMatrix(instrument_as_rule(instrument), filling, tuple(ratings))


def _seen(one: VisibleRating, period: str) -> FilledDimension:
    return FilledDimension(
        one.answer,
        one.stage,
        one.target_stage,
        one.target_on,
        one.evidence,
        one.comment,
        "" if one.period == period else one.period,
    )
