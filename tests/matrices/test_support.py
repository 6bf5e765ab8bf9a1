"""Offers of support: brought by other parts, shown where a house stands, and nowhere as long as nobody brings any."""

from collections.abc import Iterator, Sequence

import pytest
from django.urls import reverse

from rundtisch.matrices import ports
from rundtisch.matrices.models import Assessment
from rundtisch.matrices.ports import StandPoint, SupportSuggestion
from rundtisch.people.models import Person
from tests.world import Cast

from .conftest import agreed_by, shared, signed_in

Asked = list[tuple[Person, list[StandPoint]]]


@pytest.fixture
def asked() -> Iterator[Asked]:
    """An offer for every early stage, and what was asked of whoever brings it."""
    told: Asked = []

    def bring(person: Person, points: Sequence[StandPoint]) -> list[SupportSuggestion]:
        told.append((person, list(points)))
        return [SupportSuggestion(one, "Begleitung", "Medienberatung", "/angebot/") for one in points if one.stage < 2]

    ports.support_suggestions.append(bring)
    yield told
    ports.support_suggestions.remove(bring)


@pytest.fixture
def agreed(world: Cast) -> Assessment:
    return agreed_by(world.head, world.school, s_mkr=1, s_support=3, s_datenschutz="cannot_judge")


def pages(world: Cast, agreed: Assessment, person: Person) -> list[str]:
    addresses = [
        reverse("dimension_rating", args=[agreed.pk, "s_mkr"]),
        reverse("dimension_rating", args=[agreed.pk, "s_support"]),
        reverse("dimension_rating", args=[agreed.pk, "s_datenschutz"]),
        reverse("assessment_detail", args=[agreed.pk]),
        f"{reverse('pair_detail', args=[world.table.pk, world.school.pk])}?show=all",
    ]
    client = signed_in(person)
    return [client.get(address).content.decode() for address in addresses]


def test_as_long_as_nobody_brings_any_there_is_nothing_to_see(world: Cast, agreed: Assessment) -> None:
    assert ["Unterstützung, die" in page for page in pages(world, agreed, world.head)] == [False] * 5


def test_the_house_finds_what_fits_its_stage(world: Cast, agreed: Assessment, asked: Asked) -> None:
    assert ["Unterstützung, die" in page for page in pages(world, agreed, world.head)] == [
        True,
        False,
        False,
        True,
        True,
    ]


def test_others_are_offered_what_fits_the_stages_they_see(world: Cast, agreed: Assessment, asked: Asked) -> None:
    pair = f"{reverse('pair_detail', args=[world.table.pk, world.school.pk])}?show=all"
    client = signed_in(world.authority_office)

    before = client.get(pair).content.decode()
    shared(world.head, agreed, "table", table=world.table)
    after = client.get(pair).content.decode()

    assert ("Begleitung" in before, "Begleitung" in after) == (False, True)
    points = {StandPoint(world.school.pk, "s_mkr", 1), StandPoint(world.school.pk, "s_support", 3)}
    assert [(person, set(found)) for person, found in asked] == [(world.authority_office, points)]
