"""Assessments of the houses of a table, shared with it."""

from datetime import datetime, timedelta

from rundtisch.institutions.models import Institution
from rundtisch.matrices.models import Assessment, AssessmentAgreement, Dimension, Instrument, Rating, Share
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable

#: Days since the newest assessment; earlier ones lie half a year further back each.
DAYS_AGO, HALF_A_YEAR = 40, 182


def assessed(
    houses: list[Institution],
    table: RoundTable,
    by: Person,
    now: datetime,
    instrument: Instrument,
    *,
    as_a_whole: bool = False,
    earlier: int = 0,
) -> None:
    """Every house has rated all dimensions, agreed and shared them: each for itself, or the assessment as a whole.

    It is the newest assessment, or one so many half years earlier, whose place was taken by the one after it.
    """
    dimensions = list(Dimension.objects.filter(instrument=instrument).order_by("position"))
    at = now - timedelta(days=DAYS_AGO + earlier * HALF_A_YEAR)
    assessments = [
        Assessment(instrument=instrument, institution=one, period=period_of(earlier), started_at=at, started_by=by)
        for one in houses
    ]
    later = Assessment.objects.filter(instrument=instrument, institution__in=houses, period=period_of(earlier - 1))
    newer = {one.institution_id: one for one in later} if earlier else {}
    ratings = [
        Rating(
            assessment=assessment,
            superseded_by=newer.get(assessment.institution_id),
            dimension=dimension,
            answer="stage",
            stage=(house * 5 + place * 3 + earlier) % 4,
            comment="So steht es bei uns.",
            rated_by=by,
            rated_at=at,
        )
        for house, assessment in enumerate(assessments)
        for place, dimension in enumerate(dimensions)
    ]
    opened = {"audience": "table", "table": table, "from_on": at.date(), "shared_by": by, "shared_at": at}
    shares = (
        [Share(institution=one.institution, assessment=one, **opened) for one in assessments]
        if as_a_whole
        else [Share(institution=one.assessment.institution, rating=one, **opened) for one in ratings]
    )
    Assessment.objects.bulk_create(assessments)
    Rating.objects.bulk_create(ratings)
    agree(assessments, by, at)
    Share.objects.bulk_create(shares)


def agree(assessments: list[Assessment], by: Person, at: datetime) -> None:
    """The houses agreed these assessments."""
    AssessmentAgreement.objects.bulk_create(
        AssessmentAgreement(assessment=assessment, agreed_by=by, agreed_at=at) for assessment in assessments
    )


def period_of(earlier: int) -> str:
    """The name of an assessment that lies so many half years further back."""
    return f"Halbjahr {earlier}" if earlier else "Frühjahr"
