"""A region's figures as they are stored: who is counted, what is withdrawn, what is never counted anew."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import cycle

import pytest
from django.db import IntegrityError
from django.utils import timezone

from rundtisch.foundation import clock
from rundtisch.foundation.errors import NotEntitled
from rundtisch.institutions.models import County, EducationRegion, Institution, Municipality
from rundtisch.journal.models import Entry
from rundtisch.matrices import services
from rundtisch.matrices.models import Instrument, RegionFigure, RegionRelease, Share
from rundtisch.people.console import CONSOLE
from rundtisch.people.models import Person
from tests import factories as make
from tests.matrices.conftest import agreed_by, dimension, pulse_by, shared

pytestmark = pytest.mark.django_db
KEY = "s_support"


@contextmanager
def on(day: date) -> Iterator[None]:
    """Let it be noon of this day."""
    with clock.at(timezone.make_aware(datetime(day.year, day.month, day.day, 12))):  # noqa: DTZ001 - made aware
        yield


@pytest.fixture
def region(instruments: dict[str, Instrument]) -> EducationRegion:
    """A region of three municipalities."""
    found = EducationRegion.objects.create(name="Musterregion")
    for name in ("Aburg", "Bedorf", "Cestadt"):
        make.municipality(name)
    County.objects.update(education_region=found)
    return found


def schools_sharing(stages: list[int], *, since: date) -> list[tuple[Person, Institution, Share]]:
    """One primary school per stage, the municipalities in turn, each sharing its assessment with the region."""
    found = []
    with on(since):
        for place, (stage, municipality) in enumerate(zip(stages, cycle(Municipality.objects.order_by("ags")))):
            school = make.school(f"Grundschule {place}", municipality=municipality)
            head = make.head_of(school)
            share = shared(head, agreed_by(head, school, **{KEY: stage}), "region_anonymous")
            found.append((head, school, share))
    return found


def counted(release: RegionRelease | None) -> list[list[int]]:
    """The classes of the one figure that was released, or nothing."""
    assert release is not None
    return [one for figure in release.figures.all() for one in figure.classes]


def test_a_release_counts_what_was_shared_by_its_day(region: EducationRegion) -> None:
    schools_sharing([0] * 5 + [2] * 6, since=date(2026, 7, 30))
    schools_sharing([2] * 3, since=date(2026, 8, 2))

    with on(date(2026, 8, 9)):
        release = services.release_figures(by=CONSOLE, region=region)

    assert counted(release) == [[0, 0, 5], [1, 3, 6]]
    assert Entry.objects.get(act="matrices.figures_released").details == {"figures": 1}


def test_a_region_is_released_once_per_day_of_release(region: EducationRegion) -> None:
    with on(date(2026, 8, 9)):
        released = [services.release_what_is_due() for _ in range(2)]

    assert released == [1, 0]


def test_an_institution_counts_once_with_its_newest_shared_assessment(region: EducationRegion) -> None:
    everybody = schools_sharing([0] * 6 + [3] * 6, since=date(2026, 1, 5))
    with on(date(2026, 1, 20)):
        for head, school, _share in everybody:
            shared(head, agreed_by(head, school, **{KEY: 1}), "region_anonymous")
            agreed_by(head, school, **{KEY: 3})

    with on(date(2026, 2, 1)):
        services.release_figures(by=CONSOLE, region=region)

    # All twelve stand at one stage: a single class says nothing that may be said.
    assert RegionFigure.objects.count() == 0


def test_few_changes_leave_the_earlier_figure_standing(region: EducationRegion) -> None:
    schools_sharing([0] * 6 + [3] * 6, since=date(2026, 1, 5))
    with on(date(2026, 2, 1)):
        services.release_figures(by=CONSOLE, region=region)
    schools_sharing([3] * 4, since=date(2026, 3, 1))

    with on(date(2026, 8, 1)):
        services.release_figures(by=CONSOLE, region=region)
    schools_sharing([0], since=date(2026, 9, 1))
    with on(date(2027, 2, 1)):
        later = services.release_figures(by=CONSOLE, region=region)

    days = RegionFigure.objects.shown().order_by("release__released_on").values_list("release__released_on", flat=True)
    assert list(days) == [date(2026, 2, 1), date(2027, 2, 1)]
    assert counted(later) == [[0, 0, 7], [1, 3, 10]]


def test_revoking_withdraws_the_figure_at_once_and_it_still_guards_the_next(region: EducationRegion) -> None:
    everybody = schools_sharing([0] * 6 + [3] * 6, since=date(2026, 1, 5))
    with on(date(2026, 2, 1)):
        services.release_figures(by=CONSOLE, region=region)
    head, _school, share = everybody[0]

    with on(date(2026, 3, 1)):
        services.revoke_share(by=head, share=share)
    shown = RegionFigure.objects.shown().count()
    with on(date(2026, 8, 1)):
        services.release_figures(by=CONSOLE, region=region)

    assert shown == 0
    assert list(RegionFigure.objects.values_list("release__released_on", flat=True)) == [date(2026, 2, 1)]


def test_what_is_taken_back_for_two_houses_is_withdrawn_for_each(region: EducationRegion) -> None:
    primary = schools_sharing([0] * 5 + [2] * 5, since=date(2026, 7, 30))
    Institution.objects.schools().update(school_kind="20")
    secondary = schools_sharing([0] * 5 + [2] * 5, since=date(2026, 7, 30))
    both, _school, first = primary[0]
    _head, other_school, second = secondary[0]
    make.appointment(both, other_school)

    with on(date(2026, 8, 9)):
        services.release_figures(by=CONSOLE, region=region)
        services.revoke_share(by=both, share=first)
        services.revoke_share(by=both, share=second)

    assert RegionFigure.objects.count() == 2
    assert not RegionFigure.objects.shown().exists()
    assert Entry.objects.filter(act="matrices.share_revoked").count() == 2


def test_what_another_share_still_opens_stays_counted(region: EducationRegion) -> None:
    everybody = schools_sharing([0] * 6 + [3] * 6, since=date(2026, 1, 5))
    head, _school, share = everybody[0]
    assert share.assessment is not None
    with on(date(2026, 1, 6)):
        shared(head, share.assessment, "region_anonymous")
    with on(date(2026, 2, 1)):
        services.release_figures(by=CONSOLE, region=region)

    with on(date(2026, 3, 1)):
        services.revoke_share(by=head, share=share)

    assert RegionFigure.objects.shown().count() == 1


def test_what_is_shared_with_a_table_or_in_public_only_is_not_counted(region: EducationRegion) -> None:
    everybody = schools_sharing([0] * 6 + [3] * 5, since=date(2026, 1, 5))
    with on(date(2026, 1, 6)):
        for head, _school, share in everybody[:6]:
            assert share.assessment is not None
            shared(head, share.assessment, "public")
            services.revoke_share(by=head, share=share)

    with on(date(2026, 2, 1)):
        services.release_figures(by=CONSOLE, region=region)

    assert RegionFigure.objects.count() == 0


def test_a_head_releases_nothing(region: EducationRegion) -> None:
    head = make.head_of(make.school())

    with pytest.raises(NotEntitled):
        services.release_figures(by=head, region=region)


@pytest.mark.parametrize("day", [date(2026, 2, 2), date(2026, 3, 1)])
def test_figures_are_released_on_fixed_days(region: EducationRegion, day: date) -> None:
    with pytest.raises(IntegrityError, match="figures_are_released_on_fixed_days"):
        RegionRelease.objects.create(region=region, released_on=day, computed_at=clock.now())


def test_region_releases_once_a_day(region: EducationRegion) -> None:
    RegionRelease.objects.create(region=region, released_on=date(2026, 2, 1), computed_at=clock.now())

    with pytest.raises(IntegrityError):
        RegionRelease.objects.create(region=region, released_on=date(2026, 2, 1), computed_at=clock.now())


def test_group_is_counted_once_in_a_release(region: EducationRegion) -> None:
    release = RegionRelease.objects.create(region=region, released_on=date(2026, 2, 1), computed_at=clock.now())
    once = {"release": release, "dimension": dimension(KEY), "group": "primary", "classes": []}
    RegionFigure.objects.create(**once)

    with pytest.raises(IntegrityError):
        RegionFigure.objects.create(**once)


def test_what_was_agreed_anew_counts_only_if_it_is_shared_anew(region: EducationRegion) -> None:
    schools = schools_sharing([0] * 5 + [2] * 7, since=date(2026, 7, 1))
    with on(date(2026, 7, 20)):
        shared_anew, kept = schools[5], schools[6]
        for head, school, _share in (shared_anew, kept):
            pulse = pulse_by(head, school, s_mkr=1)
            other = agreed_by(head, school, **{KEY: 0})
            if school == shared_anew[1]:
                shared(head, pulse, "region_anonymous")
                shared(head, other, "region_anonymous")
    with on(date(2026, 8, 5)):
        agreed_by(*schools[7][:2], **{KEY: 0})

        release = services.release_figures(by=CONSOLE, region=region)

    assert counted(release) == [[0, 0, 6], [1, 3, 5]]


def test_a_share_of_an_earlier_round_keeps_no_figure_that_counts_the_revoked_one(region: EducationRegion) -> None:
    everybody = schools_sharing([0] * 6 + [3] * 6, since=date(2026, 1, 5))
    head, school, _share_of_the_first_round = everybody[0]
    with on(date(2026, 1, 20)):
        share = shared(head, agreed_by(head, school, **{KEY: 3}), "region_anonymous")
    with on(date(2026, 2, 1)):
        services.release_figures(by=CONSOLE, region=region)
    shown = RegionFigure.objects.shown().count()

    with on(date(2026, 3, 1)):
        services.revoke_share(by=head, share=share)

    assert (shown, RegionFigure.objects.shown().count()) == (1, 0)
