"""The page of a region's figures: who sees it, what stands there, and what never does."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rundtisch.foundation import clock
from rundtisch.institutions.models import County, EducationRegion
from rundtisch.matrices import services
from rundtisch.matrices.models import Instrument, RegionFigure, RegionRelease
from rundtisch.matrices.queries.region_figures import ClassLine, DimensionFigures, figures_page
from rundtisch.people.console import CONSOLE
from rundtisch.people.models import Person
from tests import factories as make
from tests.matrices.conftest import dimension, signed_in
from tests.matrices.test_region_figures import KEY, on, schools_sharing
from tests.matrices.test_region_figures import region as region  # noqa: PLC0414 - a fixture
from tests.world import Cast

pytestmark = pytest.mark.django_db
QUERIES = 11
FIRST, SECOND = date(2026, 2, 1), date(2026, 8, 1)


def figures_of(region: EducationRegion, key: str = KEY) -> DimensionFigures:
    """What the page shows in one dimension."""
    page = figures_page(region, dimension(key).instrument_id)
    assert page is not None
    [found] = [one for area in page.areas for one in area.dimensions if one.dimension.key == key]
    return found


def stored(region: EducationRegion, day: date, classes: list[list[int]], group: str = "primary") -> RegionFigure:
    """A figure as a release leaves it."""
    release, _ = RegionRelease.objects.get_or_create(
        region=region, released_on=day, defaults={"computed_at": clock.now()}
    )
    return RegionFigure.objects.create(release=release, dimension=dimension(KEY), group=group, classes=classes)


def address(region: EducationRegion, instrument: Instrument | None = None) -> str:
    """The page, of the first instrument or of another."""
    return (
        reverse("figure_detail", args=[region.pk, instrument.pk])
        if instrument
        else reverse("figure_list", args=[region.pk])
    )


def test_each_group_stands_by_itself_with_its_classes_in_words(region: EducationRegion) -> None:
    stored(region, SECOND, [[0, 1, 6], [2, 3, 9]])

    primary, secondary, other = figures_of(region).groups

    stages = [f"{one.value} {one.label}" for one in dimension(KEY).instrument.stages.order_by("value")]
    assert (primary.group, primary.released_on) == ("Grundschulen", SECOND)
    assert primary.classes == (
        ClassLine(f"{stages[0]} oder {stages[1]}", 6, 40),
        ClassLine(f"{stages[2]} oder {stages[3]}", 9, 60),
    )
    assert [(one.group, one.released_on, one.classes) for one in (secondary, other)] == [
        ("weiterführende Schulen", None, ()),
        ("andere Schulen", None, ()),
    ]


def test_an_older_figure_stands_with_its_day_until_a_newer_one_is_released(region: EducationRegion) -> None:
    stored(region, FIRST, [[0, 0, 5], [1, 3, 6]])
    stored(region, FIRST, [[0, 0, 7], [1, 3, 8]], "secondary")
    stored(region, SECOND, [[0, 0, 10], [1, 3, 11]])

    groups = figures_of(region).groups

    assert [(one.released_on, [line.institutions for line in one.classes]) for one in groups] == [
        (SECOND, [10, 11]),
        (FIRST, [7, 8]),
        (None, []),
    ]


def test_what_was_withdrawn_is_gone(region: EducationRegion) -> None:
    everybody = schools_sharing([0] * 6 + [3] * 6, since=date(2026, 1, 5))
    with on(FIRST):
        services.release_figures(by=CONSOLE, region=region)
    shown = figures_of(region).is_shown
    head, _school, share = everybody[0]

    services.revoke_share(by=head, share=share)

    assert (shown, figures_of(region).is_shown) == (True, False)


def test_the_page_says_when_it_was_counted_and_when_it_will_be(region: EducationRegion) -> None:
    with on(date(2026, 11, 23)):
        services.release_figures(by=CONSOLE, region=region)
        page = figures_page(region)

    assert page is not None
    assert (page.last_release, page.next_release, page.has_figures) == (SECOND, date(2027, 2, 1), False)


def test_another_region_shows_nothing_of_this_one(region: EducationRegion) -> None:
    stored(region, SECOND, [[0, 0, 5], [1, 3, 6]])

    assert not figures_of(EducationRegion.objects.create(name="Nachbarregion")).is_shown


def test_there_is_no_page_of_an_unknown_instrument(region: EducationRegion) -> None:
    assert figures_page(region, region.pk) is None


def test_everybody_of_the_region_sees_the_page_and_nobody_else(world: Cast) -> None:
    region = EducationRegion.objects.create(name="Musterregion")
    world.table.education_region = region
    world.table.save()
    everybody = ["head", "digital_lead", "mailbox", "authority_office", "supervisor", "office_staff", "facilitator"]

    answers = {
        name: signed_in(getattr(world, name)).get(address(region)).status_code for name in [*everybody, "outsider"]
    }

    assert answers == {**dict.fromkeys(everybody, 200), "outsider": 404}


def head_in_the_region() -> Person:
    """Somebody whose house lies in the region and sits at no table."""
    municipality = make.municipality("Dedorf")
    return make.head_of(make.school("Grundschule Dedorf", municipality=municipality))


def test_a_house_of_the_region_without_a_table_sees_the_page(region: EducationRegion) -> None:
    head = head_in_the_region()

    seen = signed_in(head).get(address(region))
    County.objects.update(education_region=None)
    left = signed_in(head).get(address(region))

    assert (seen.status_code, left.status_code) == (200, 404)


@pytest.mark.parametrize("releases", [1, 3])
def test_the_page_asks_the_same_for_one_and_for_three_releases(region: EducationRegion, releases: int) -> None:
    for day in (FIRST, SECOND, date(2027, 2, 1))[:releases]:
        stored(region, day, [[0, 0, 5], [1, 3, 6]])
    browser = signed_in(head_in_the_region())

    with CaptureQueriesContext(connection) as asked:
        browser.get(address(region))

    assert len(asked) == QUERIES
