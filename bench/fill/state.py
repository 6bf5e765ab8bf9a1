"""A whole state beside the thirteen tables: its schools and authorities with three rounds, shared without names."""

from datetime import date, datetime, time, timedelta
from time import monotonic
from typing import Any
from uuid import uuid4

from django.db import connection, models, transaction
from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone

from rundtisch.foundation import clock
from rundtisch.institutions.models import County, EducationRegion, Institution, InstitutionKind, Municipality
from rundtisch.matrices.models import Assessment, CountedAnswers, Instrument, Rating, RegionFigure, RegionRelease, Share
from rundtisch.matrices.rules.releases import release_day
from rundtisch.matrices.services import release_figures
from rundtisch.people.console import CONSOLE
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable

from . import matrices
from .analysis import analyse
from .houses import belonging, house, number_from, table_of

SCHOOLS = 5400
AUTHORITIES = 770
MUNICIPALITIES = 396
ROUNDS = 3
NUMBERS_FROM = 500_000
#: Official kinds of schools, more or less as often as in a state.
SCHOOL_KINDS = ["02"] * 10 + ["20", "15", "10", "14"] * 2 + ["08", "30"]


def fill_state() -> dict[str, Any]:
    """Fill the database beside the thirteen tables; returns addresses and how long each release took."""
    now = clock.now()
    number_from(NUMBERS_FROM)
    with transaction.atomic():
        _earlier_rounds_of_tables(now)
        region, schools, authorities = _region()
    seconds = []
    for day in _days_of_release():
        with transaction.atomic():
            _round(schools, _instruments()["school"], day)
            _round(authorities, _instruments()["authority"], day)
        analyse()
        seconds.append(_seconds_to_release(region, day))
    once = _region_with_one_release(region)
    instrument = _instruments()["school"]
    return {
        "addresses": {
            "figures_once": reverse("figure_detail", args=[once.pk, instrument.pk]),
            "figures": reverse("figure_detail", args=[region.pk, instrument.pk]),
        },
        "seconds_to_release": seconds,
    }


def _instruments() -> dict[str, Instrument]:
    return {one.audience: one for one in Instrument.objects.filter(key__startswith="matrix_")}


def _clerk() -> Person:
    return Person.objects.get(appointments__institution__name="Geschäftsstelle")


def _earlier_rounds_of_tables(now: datetime) -> None:
    """The houses of the thirteen tables have assessed themselves three times, too."""
    by, instruments = _clerk(), _instruments()
    for table in RoundTable.objects.filter(participations__institution__name="Geschäftsstelle"):
        houses = Institution.objects.filter(participations__table=table)
        for earlier in range(1, ROUNDS):
            for some, audience in ((houses.schools(), "school"), (houses.authorities(), "authority")):
                matrices.assessed(list(some), table, by, now, instruments[audience], earlier=earlier)


def _region() -> tuple[EducationRegion, list[Institution], list[Institution]]:
    """All schools and authorities of the state in one region, where the office has a table."""
    region, municipalities = _places("Messland", "99998", MUNICIPALITIES)
    schools = [house(InstitutionKind.SCHOOL, f"Schule {number}") for number in range(1, SCHOOLS + 1)]
    authorities = [house(InstitutionKind.SCHOOL_AUTHORITY, f"Träger {number}") for number in range(1, AUTHORITIES + 1)]
    for number, one in enumerate([*schools, *authorities]):
        one.municipality = municipalities[number % len(municipalities)]
    for number, school in enumerate(schools):
        school.school_kind = SCHOOL_KINDS[number % len(SCHOOL_KINDS)]
    Institution.objects.bulk_create([*schools, *authorities])
    belonging(schools, authorities)
    _table_in(region, "Messland")
    return region, schools, authorities


def _places(name: str, key: str, number: int) -> tuple[EducationRegion, list[Municipality]]:
    region = EducationRegion.objects.create(name=name)
    county = County.objects.create(key=key, name=name, education_region=region)
    return region, Municipality.objects.bulk_create(
        Municipality(ags=f"{key}{place:03}", name=f"{name} {place}", county=county) for place in range(number)
    )


def _table_in(region: EducationRegion, name: str) -> None:
    """The office sits at a table of the region, and so sees its figures."""
    office = Institution.objects.get(name="Geschäftsstelle")
    table = table_of(name, [], [], office).table
    table.education_region = region
    table.save(update_fields=["education_region"])


def _days_of_release() -> list[date]:
    """The last days of release, one for each round."""
    days = [release_day(clock.today())]
    while len(days) < ROUNDS:
        days.append(release_day(days[-1] - timedelta(days=1)))
    return days[::-1]


def _noon_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def _round(houses: list[Institution], instrument: Instrument, day: date) -> None:
    """All these houses have assessed themselves anew before this day and opened that to the region."""
    by, at, period = _clerk(), _noon_of(day - timedelta(days=30)), f"Land {day}"
    before = {one.institution_id: one for one in Assessment.objects.filter(institution__in=houses, following=None)}
    assessments = Assessment.objects.bulk_create(
        Assessment(
            instrument=instrument,
            institution=one,
            period=period,
            started_at=at,
            started_by=by,
            previous=before.get(one.pk),
        )
        for one in houses
    )
    newer = Assessment.objects.filter(previous=OuterRef("assessment")).values("pk")[:1]
    Rating.objects.filter(assessment__in=before.values()).update(superseded_by=Subquery(newer))
    matrices.agree(assessments, by, at)
    opened = {"audience": "region_anonymous", "from_on": at.date(), "shared_by": by, "shared_at": at}
    Share.objects.bulk_create(Share(institution=one.institution, assessment=one, **opened) for one in assessments)
    _copy_ratings(instrument, period, at)


def _copy_ratings(instrument: Instrument, period: str, at: datetime) -> None:
    """Every assessment of the round is rated in one question to the database, at stages by chance."""
    taken = ("id", "assessment_id", "stage", "superseded_by_id")
    new_id, chance = (
        ("gen_random_uuid()", "floor(random() * 4)")
        if connection.vendor == "postgresql"
        else ("lower(hex(randomblob(16)))", "abs(random()) % 4")
    )
    model = Rating.objects.filter(assessment__instrument=instrument, answer="stage").earliest("pk").assessment_id
    columns = [one.column for one in Rating._meta.concrete_fields if one.column not in taken]
    names = ", ".join(f'"{one}"' for one in columns)
    values = ", ".join(f'model."{one}"' for one in columns)
    ratings, assessments = Rating._meta.db_table, Assessment._meta.db_table
    field = models.UUIDField()
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {ratings} (id, assessment_id, stage, {names}) "  # noqa: S608 - names of our own columns
            f"SELECT {new_id}, made.id, {chance}, {values} FROM {ratings} model, {assessments} made "
            "WHERE model.assessment_id = %s AND made.instrument_id = %s AND made.period = %s AND made.started_at = %s",
            [
                field.get_db_prep_value(model, connection),
                field.get_db_prep_value(instrument.pk, connection),
                period,
                models.DateTimeField().get_db_prep_value(at, connection),
            ],
        )


def _seconds_to_release(region: EducationRegion, day: date) -> float:
    """How long the release of this day takes."""
    with clock.at(_noon_of(day)):
        began = monotonic()
        release = release_figures(by=CONSOLE, region=region)
        seconds = monotonic() - began
    assert release is not None and release.figures.exists()  # noqa: S101, PT018 - else nothing was measured
    return seconds


def _region_with_one_release(region: EducationRegion) -> EducationRegion:
    """A region whose first release says what the last one of the other says."""
    once, _municipalities = _places("Erstland", "99997", 0)
    last = region.releases.latest("released_on")
    release = RegionRelease.objects.create(region=once, released_on=last.released_on, computed_at=last.computed_at)
    counted = list(CountedAnswers.objects.filter(figure__release=last).select_related("figure"))
    for one in counted:
        one.pk, one.figure.pk, one.figure.release = uuid4(), uuid4(), release
    RegionFigure.objects.bulk_create(one.figure for one in counted)
    CountedAnswers.objects.bulk_create(CountedAnswers(figure=one.figure, houses=one.houses) for one in counted)
    _table_in(once, "Erstland")
    return once
