"""Targets: when they are overdue, where the house is asked about them, and that nobody else is."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from rundtisch.foundation import clock
from rundtisch.foundation.errors import Refusal
from rundtisch.matrices import queries, services
from rundtisch.matrices.models import Assessment, FocusDimension, Rating
from rundtisch.matrices.rules.targets import is_overdue
from rundtisch.matrices.services import FocusChoice
from rundtisch.people.models import Person
from rundtisch.roundtables.asks import Ask
from tests.world import Cast

from .conftest import dimension, instrument_for, shared, signed_in

PAST, AHEAD = timedelta(days=60), timedelta(days=30)


@pytest.mark.parametrize(
    ("stage", "target", "on", "overdue"),
    [
        (1, 2, date(2026, 1, 31), True),
        (None, 2, date(2026, 1, 31), True),
        (2, 2, date(2026, 1, 31), False),
        (1, 2, date(2026, 2, 1), False),
        (1, None, None, False),
        (1, 2, None, False),
    ],
)
def test_a_target_is_overdue_after_its_day_until_it_is_reached(
    stage: int | None, target: int | None, on: date | None, overdue: bool
) -> None:
    assert is_overdue(stage, target, on, date(2026, 2, 1)) is overdue


def begun_by(world: Cast, kind: str = "full") -> Assessment:
    instrument = instrument_for(world.school)
    period = f"Runde {Assessment.objects.count()}"
    return services.begin_assessment(
        by=world.head, institution=world.school, instrument=instrument, period=period, kind=kind
    )


def rated(world: Cast, assessment: Assessment, stage: int, focus: FocusChoice | None, key: str = "s_mkr") -> Rating:
    version = Rating.objects.filter(assessment=assessment, dimension__key=key).count()
    words: dict[str, Any] = {"answer": "stage", "stage": stage, "focus": focus, "version": version}
    return services.rate(by=world.head, assessment=assessment, dimension=dimension(key), **words)


@pytest.fixture
def missed(world: Cast) -> Assessment:
    """A round of last year whose target should have been reached a month ago."""
    with clock.at(clock.now() - PAST):
        assessment = begun_by(world)
        rated(world, assessment, 1, FocusChoice(2, clock.today() + AHEAD, "Zeit"))
        rated(world, assessment, 1, FocusChoice(2, clock.today() + 3 * AHEAD), "s_support")
        services.agree_assessment(by=world.head, assessment=assessment)
    return Assessment.objects.get(pk=assessment.pk)


def asked(person: Person) -> list[Ask]:
    return [one for one in queries.asks_for(person) if "überfällig" in one.title]


def test_the_start_page_asks_the_house_in_one_line(world: Cast, missed: Assessment) -> None:
    [ask] = asked(world.digital_lead)

    assert (ask.title, ask.url) == (
        "Ein Ziel ist überfällig",
        reverse("history_detail", args=[world.school.pk, "matrix_schule"]),
    )
    assert [asked(one) for one in (world.other_head, world.office_staff, world.supervisor)] == [[], [], []]


def test_while_a_round_is_open_the_target_waits_there(world: Cast, missed: Assessment) -> None:
    begun = begun_by(world, "pulse")
    page = signed_in(world.head).get(reverse("dimension_rating", args=[begun.pk, "s_mkr"])).content.decode()
    matrix = signed_in(world.head).get(reverse("assessment_detail", args=[begun.pk])).content.decode()

    assert asked(world.head) == []
    assert page.count("Ziel überfällig") == 2
    assert matrix.count("Ziel überfällig") == 1
    assert "wollte Ihr Haus bei" in matrix


@pytest.mark.parametrize(("stage", "focus"), [(2, FocusChoice(2, None)), (1, None), (1, FocusChoice(2, None))])
def test_what_the_house_agrees_anew_is_asked_no_more(
    world: Cast, missed: Assessment, stage: int, focus: FocusChoice | None
) -> None:
    pulse = begun_by(world, "pulse")
    rated(world, pulse, stage, focus)
    services.agree_assessment(by=world.head, assessment=pulse)

    page = signed_in(world.head).get(reverse("assessment_detail", args=[missed.pk])).content.decode()

    assert asked(world.head) == []
    assert "überfällig" not in page


def test_a_target_that_was_left_as_it_is_is_asked_for_again(world: Cast, missed: Assessment) -> None:
    pulse = begun_by(world, "pulse")
    kept = FocusDimension.objects.get(rating__assessment=pulse, rating__dimension__key="s_mkr")
    rated(world, pulse, 1, FocusChoice(kept.target_stage, kept.target_on, kept.support))
    services.agree_assessment(by=world.head, assessment=pulse)

    assert [one.title for one in asked(world.head)] == ["Ein Ziel ist überfällig"]


def test_a_new_target_lies_ahead(world: Cast, missed: Assessment) -> None:
    begun = begun_by(world)

    with pytest.raises(Refusal, match="liegt in der Vergangenheit"):
        rated(world, begun, 1, FocusChoice(2, clock.today() - timedelta(days=1)))


def test_the_page_points_the_house_to_an_overdue_target_and_nobody_else(world: Cast, missed: Assessment) -> None:
    shared(world.head, missed, "table", table=world.table)
    address = reverse("history_detail", args=[world.school.pk, "matrix_schule"])

    own = signed_in(world.head).get(address).content.decode()
    other = signed_in(world.other_head).get(address).content.decode()

    assert "Ein Ziel ist noch nicht erreicht" in own
    assert own.count("Ziel überfällig") == 1
    assert "überfällig" not in other


def test_more_than_five_in_focus_are_named_where_the_sixth_is_chosen(world: Cast) -> None:
    begun = begun_by(world)
    keys = ["s_mkr", "s_support", "s_plattform", "s_datenschutz", "s_evaluation", "s_uebergaenge"]
    for key in keys[:5]:
        rated(world, begun, 1, FocusChoice(), key)
    client = signed_in(world.head)

    sixth = client.get(reverse("dimension_rating", args=[begun.pk, keys[5]])).content.decode()
    fifth = client.get(reverse("dimension_rating", args=[begun.pk, keys[4]])).content.decode()

    assert "Wenige Schwerpunkte sind leichter zu erreichen" in sixth
    assert "Schon im Fokus:" in fifth
    assert "Wenige Schwerpunkte" not in fifth


def test_a_wrong_day_is_told_at_its_field(world: Cast) -> None:
    begun = begun_by(world)
    typed = {"choice": "1", "is_focus": "on", "target_stage": "2", "target_on": "morgen", "version": "0"}

    answer = signed_in(world.head).post(reverse("dimension_rating", args=[begun.pk, "s_mkr"]), typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in page
    assert "id_target_on" in page
