"""Where the houses of Emsbrück stand, a year ago and now."""

from collections.abc import Iterator, Mapping
from typing import Any

from rundtisch.foundation import clock
from rundtisch.matrices import services as matrices
from rundtisch.matrices.models import Assessment, Dimension, Instrument, Rating
from rundtisch.matrices.rules.audience import Audience
from rundtisch.matrices.rules.ratings import Answer
from rundtisch.people.console import CONSOLE
from rundtisch.roundtables.models import RoundTable

from .cast import Cast
from .story import Calendar

NOT_YET = "."
WORDLESS = {"-": Answer.NOT_APPLICABLE, "?": Answer.CANNOT_JUDGE}


def bring_instruments() -> dict[str, Instrument]:
    """Both supplied matrices by whom they are for."""
    return {instrument.audience: instrument for instrument in matrices.load_supplied_instruments(by=CONSOLE)}


def assess(story: Mapping[str, Any], cast: Cast, table: RoundTable, calendar: Calendar, period: str) -> None:
    """Every house rates, agrees and shares for one period; unfinished ones stay open."""
    instruments = bring_instruments()
    with clock.at(calendar.moment(story["days"][period], "13:00")):
        for group, audience in (("schools", "school"), ("authorities", "authority")):
            for house, told in story[group].items():
                if told[period]:
                    _assess_house(story, cast, table, calendar, period, instruments[audience], house, told)


def _assess_house(  # noqa: PLR0917
    story: Mapping[str, Any],
    cast: Cast,
    table: RoundTable,
    calendar: Calendar,
    period: str,
    instrument: Instrument,
    house: str,
    told: Mapping[str, Any],
) -> None:
    by = cast.speakers[house]
    assessment = matrices.begin_assessment(
        by=by, institution=cast.houses[house], instrument=instrument, period=story["periods"][period]
    )
    known = {rating.dimension_id: rating.version for rating in assessment.ratings.all()}
    is_now = period == "now"
    focus = story["focus"].get(house, {}) if is_now else {}
    for dimension, answer, stage in _answers(instrument, told[period]):
        matrices.rate(
            by=by,
            assessment=assessment,
            dimension=dimension,
            answer=answer,
            stage=stage,
            evidence=story["evidence"].get(house, {}).get(dimension.key, "") if is_now else "",
            comment=story["comments"].get(house, {}).get(dimension.key, "") if is_now else "",
            focus=_focus(focus.get(dimension.key), calendar),
            version=known.get(dimension.pk, 0),
        )
    if is_now and told.get("unfinished"):
        return
    matrices.agree_assessment(by=by, assessment=assessment)
    _share(cast, table, house, told, assessment)


def _answers(instrument: Instrument, signs: str) -> Iterator[tuple[Dimension, Answer, int | None]]:
    dimensions = Dimension.objects.filter(instrument=instrument).order_by("position")
    for dimension, sign in zip(dimensions, signs.replace(" ", ""), strict=True):
        if sign in WORDLESS:
            yield dimension, WORDLESS[sign], None
        elif sign != NOT_YET:
            yield dimension, Answer.STAGE, int(sign)


def _focus(told: list[Any] | None, calendar: Calendar) -> matrices.FocusChoice | None:
    if told is None:
        return None
    stage, day, support = told
    return matrices.FocusChoice(target_stage=stage, target_on=calendar.day(day), support=support)


def _share(cast: Cast, table: RoundTable, house: str, told: Mapping[str, Any], assessment: Assessment) -> None:
    """Dimension by dimension, so that hidden and confidential ones stay apart."""
    confidential = set(told.get("confidential", ()))
    kept = set(told.get("hidden", ())) | confidential
    ratings = list(Rating.objects.filter(assessment=assessment).select_related("dimension"))
    shown = [rating for rating in ratings if rating.dimension.key not in kept]
    apart = [rating for rating in ratings if rating.dimension.key in confidential]
    for audience, group in ((told["audience"], shown), (Audience.TABLE_WITHOUT_SUPERVISION, apart)):
        if group:
            opening = matrices.Opening(audience=audience, table=table, includes_comment=True)
            matrices.share_ratings(by=cast.speakers[house], assessment=assessment, ratings=group, opening=opening)
