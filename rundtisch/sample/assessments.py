"""Where the houses of Emsbrück stand, a year ago and now; one of them has only taken its pulse since."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rundtisch.foundation import clock
from rundtisch.matrices import services as matrices
from rundtisch.matrices.models import Assessment, AssessmentKind, Dimension, Instrument, Rating
from rundtisch.matrices.rules.audience import Audience
from rundtisch.matrices.rules.ratings import Answer
from rundtisch.people.console import CONSOLE
from rundtisch.roundtables.models import RoundTable

from .cast import Cast
from .story import Calendar

NOT_YET = "."
WORDLESS = {"-": Answer.NOT_APPLICABLE, "?": Answer.CANNOT_JUDGE}


@dataclass(frozen=True)
class Assessing:
    """The story of all assessments, and where it happens."""

    story: Mapping[str, Any]
    cast: Cast
    table: RoundTable
    calendar: Calendar

    def assess(self, period: str) -> None:
        """Every house rates, agrees and shares for one period; unfinished ones stay open."""
        instruments = bring_instruments()
        with clock.at(self.calendar.moment(self.story["days"][period], "13:00")):
            for group, audience in (("schools", "school"), ("authorities", "authority")):
                for house, told in self.story[group].items():
                    if told[period]:
                        self._full_round(period, instruments[audience], house, told)

    def take_pulse(self) -> None:
        """Houses that rate only the core dimensions this time; what they do not ask stays as it was."""
        instrument = bring_instruments()["school"]
        for house, told in self.story["pulses"].items():
            with clock.at(self.calendar.moment(told["day"], "13:00")):
                assessment = self._begun(house, instrument, told["period"], AssessmentKind.PULSE)
                core = Dimension.objects.filter(instrument=instrument, is_core=True).order_by("position")
                self._rate(house, assessment, _answers(core, told["stages"]))
                matrices.agree_assessment(by=self.cast.speakers[house], assessment=assessment)
                self._share(house, self.story["schools"][house], assessment)

    def _full_round(self, period: str, instrument: Instrument, house: str, told: Mapping[str, Any]) -> None:
        assessment = self._begun(house, instrument, self.story["periods"][period])
        dimensions = Dimension.objects.filter(instrument=instrument).order_by("position")
        self._rate(house, assessment, _answers(dimensions, told[period]), self.story["told"][period])
        if period == "now" and told.get("unfinished"):
            return
        matrices.agree_assessment(by=self.cast.speakers[house], assessment=assessment)
        self._share(house, told, assessment)

    def _begun(self, house: str, instrument: Instrument, period: str, kind: str = AssessmentKind.FULL) -> Assessment:
        return matrices.begin_assessment(
            by=self.cast.speakers[house],
            institution=self.cast.houses[house],
            instrument=instrument,
            period=period,
            kind=kind,
        )

    def _rate(
        self,
        house: str,
        assessment: Assessment,
        answers: Iterator[tuple[Dimension, Answer, int | None]],
        told: Mapping[str, Any] | None = None,
    ) -> None:
        """Rate with the words, targets and support needs that are told of this house."""
        said = {kind: by_house.get(house, {}) for kind, by_house in (told or {}).items()}
        known = {rating.dimension_id: rating.version for rating in assessment.ratings.all()}
        for dimension, answer, stage in answers:
            matrices.rate(
                by=self.cast.speakers[house],
                assessment=assessment,
                dimension=dimension,
                answer=answer,
                stage=stage,
                evidence=said.get("evidence", {}).get(dimension.key, ""),
                comment=said.get("comments", {}).get(dimension.key, ""),
                focus=self._focus(said.get("focus", {}).get(dimension.key)),
                version=known.get(dimension.pk, 0),
            )

    def _focus(self, told: list[Any] | None) -> matrices.FocusChoice | None:
        if told is None:
            return None
        stage, day, support = told
        return matrices.FocusChoice(target_stage=stage, target_on=self.calendar.day(day), support=support)

    def _share(self, house: str, told: Mapping[str, Any], assessment: Assessment) -> None:
        """Dimension by dimension, so that hidden and confidential ones stay apart."""
        confidential = set(told.get("confidential", ()))
        kept = set(told.get("hidden", ())) | confidential
        ratings = list(Rating.objects.filter(assessment=assessment).select_related("dimension"))
        shown = [rating for rating in ratings if rating.dimension.key not in kept]
        apart = [rating for rating in ratings if rating.dimension.key in confidential]
        by = self.cast.speakers[house]
        for audience, group in ((told["audience"], shown), (Audience.TABLE_WITHOUT_SUPERVISION, apart)):
            if group:
                opening = matrices.Opening(audience=audience, table=self.table, includes_comment=True)
                matrices.share_ratings(by=by, assessment=assessment, ratings=group, opening=opening)


def bring_instruments() -> dict[str, Instrument]:
    """Both supplied matrices by whom they are for."""
    return {instrument.audience: instrument for instrument in matrices.load_supplied_instruments(by=CONSOLE)}


def _answers(dimensions: Any, signs: str) -> Iterator[tuple[Dimension, Answer, int | None]]:
    for dimension, sign in zip(dimensions, signs.replace(" ", ""), strict=True):
        if sign in WORDLESS:
            yield dimension, WORDLESS[sign], None
        elif sign != NOT_YET:
            yield dimension, Answer.STAGE, int(sign)
