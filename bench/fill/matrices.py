"""Assessments of all schools of a table, shared with it."""

from datetime import datetime, timedelta

from rundtisch.matrices.models import Assessment, AssessmentAgreement, Dimension, Instrument, Rating, Share
from rundtisch.people.models import Person

from .houses import Seated


def assessed(seated: Seated, by: Person, now: datetime, instrument: Instrument, *, as_a_whole: bool = False) -> None:
    """Every school has rated all dimensions, agreed and shared them: each for itself, or the assessment as a whole."""
    dimensions = list(Dimension.objects.filter(instrument=instrument).order_by("position"))
    at = now - timedelta(days=40)
    assessments = [
        Assessment(instrument=instrument, institution=school, period="Frühjahr", started_at=at, started_by=by)
        for school in seated.schools
    ]
    ratings = [
        Rating(
            assessment=assessment,
            dimension=dimension,
            answer="stage",
            stage=(school * 5 + place * 3) % 4,
            comment="So steht es bei uns.",
            rated_by=by,
            rated_at=at,
        )
        for school, assessment in enumerate(assessments)
        for place, dimension in enumerate(dimensions)
    ]
    opened = {"audience": "table", "table": seated.table, "from_on": at.date(), "shared_by": by, "shared_at": at}
    shares = (
        [Share(institution=one.institution, assessment=one, **opened) for one in assessments]
        if as_a_whole
        else [Share(institution=one.assessment.institution, rating=one, **opened) for one in ratings]
    )
    Assessment.objects.bulk_create(assessments)
    Rating.objects.bulk_create(ratings)
    AssessmentAgreement.objects.bulk_create(
        AssessmentAgreement(assessment=assessment, agreed_by=by, agreed_at=at) for assessment in assessments
    )
    Share.objects.bulk_create(shares)
