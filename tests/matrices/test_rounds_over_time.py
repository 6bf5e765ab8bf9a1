"""Rounds over time: what a pulse asks, what stays as it was agreed, and what is current for whom."""

import pytest

from rundtisch.foundation.errors import Refusal
from rundtisch.matrices import services
from rundtisch.matrices.models import Assessment, Dimension, Instrument, Rating, ratings_visible_to
from rundtisch.matrices.queries.cells import current
from rundtisch.matrices.queries.occasions import occasions_at
from rundtisch.matrices.queries.rating_form import dimension_page
from rundtisch.matrices.queries.table_view import table_view
from rundtisch.people.models import Person
from tests.world import Cast

from .conftest import agreed_by, dimension, instrument_for, pulse_by, shared

#: One dimension that a pulse asks, and one that it does not.
CORE, OTHER = "s_mkr", "s_support"


def begun(world: Cast, kind: str = "pulse") -> Assessment:
    return services.begin_assessment(
        by=world.head, institution=world.school, instrument=instrument_for(world.school), period="Jetzt", kind=kind
    )


def seen(world: Cast, person: Person) -> dict[str, int | None]:
    """What somebody sees as current of the school."""
    found = current(ratings_visible_to(person, [world.school.pk]))
    return {key: rating.stage for (_house, key), rating in found.items()}


def test_a_pulse_starts_from_what_was_agreed_and_asks_only_the_core(world: Cast) -> None:
    agreed_by(world.head, world.school, **{CORE: 1, OTHER: 2})

    pulse = begun(world)

    assert [(one.dimension.key, one.stage, one.rated_at) for one in pulse.ratings.all()] == [(CORE, 1, None)]


def test_a_pulse_takes_no_other_dimension(world: Cast) -> None:
    with pytest.raises(Refusal, match="gehört nicht zum kurzen Puls"):
        services.rate(by=world.head, assessment=begun(world), dimension=dimension(OTHER), answer="stage", stage=1)


def test_what_a_pulse_does_not_ask_stays_current(world: Cast) -> None:
    agreed_by(world.head, world.school, **{CORE: 1, OTHER: 2})

    pulse_by(world.head, world.school, **{CORE: 3})

    assert seen(world, world.head) == {CORE: 3, OTHER: 2}


def test_what_a_pulse_leaves_open_stays_current(world: Cast) -> None:
    agreed_by(world.head, world.school, **{CORE: 1, "s_plattform": 2})
    pulse = begun(world)
    version = pulse.ratings.get(dimension__key="s_plattform").version
    services.rate(by=world.head, assessment=pulse, dimension=dimension("s_plattform"), version=version)
    services.agree_assessment(by=world.head, assessment=pulse)

    assert seen(world, world.head) == {CORE: 1, "s_plattform": 2}


def test_a_full_assessment_takes_the_place_of_everything(world: Cast) -> None:
    agreed_by(world.head, world.school, **{CORE: 1, OTHER: 2})
    pulse_by(world.head, world.school, **{CORE: 3})
    full = begun(world, "full")
    version = full.ratings.get(dimension__key=OTHER).version
    services.rate(by=world.head, assessment=full, dimension=dimension(OTHER), version=version)

    services.agree_assessment(by=world.head, assessment=full)

    assert seen(world, world.head) == {CORE: 3}


def test_a_full_assessment_after_a_pulse_starts_from_both(world: Cast) -> None:
    agreed_by(world.head, world.school, **{CORE: 1, OTHER: 2})
    pulse_by(world.head, world.school, **{CORE: 3})

    full = begun(world, "full")

    assert {one.dimension.key: one.stage for one in full.ratings.all()} == {CORE: 3, OTHER: 2}


def test_a_table_sees_nothing_rather_than_something_outdated(world: Cast) -> None:
    shared(world.head, agreed_by(world.head, world.school, **{CORE: 1, OTHER: 2}), "table", table=world.table)

    pulse = pulse_by(world.head, world.school, **{CORE: 3})
    before = seen(world, world.other_head)
    shared(world.head, pulse, "table", table=world.table)

    assert (before, seen(world, world.other_head)) == ({OTHER: 2}, {CORE: 3, OTHER: 2})


def test_a_newer_answer_that_is_not_shared_ends_the_friction_of_the_older_one(world: Cast) -> None:
    for person, house, stages in (
        (world.head, world.school, {"s_plattform": 0}),
        (world.authority_office, world.authority, {"t_plattformen": 3}),
    ):
        shared(person, agreed_by(person, house, **stages), "table", table=world.table)
    before = len(occasions_at(table_view(world.other_head, world.table)))

    pulse_by(world.head, world.school, s_plattform=0)

    assert (before, len(occasions_at(table_view(world.other_head, world.table)))) == (1, 0)


def test_the_last_answer_of_a_dimension_may_lie_before_a_pulse(world: Cast) -> None:
    first = agreed_by(world.head, world.school, **{CORE: 1, OTHER: 2})
    pulse = pulse_by(world.head, world.school, **{CORE: 3})
    full = begun(world, "full")

    pages = [dimension_page(world.head, full, key) for key in (CORE, OTHER)]
    agreed = dimension_page(world.head, pulse, CORE)

    assert [(page.last.period, page.last.value) for page in pages if page and page.last] == [
        (pulse.period, 3),
        (first.period, 2),
    ]
    assert agreed
    assert agreed.last
    assert (agreed.last.period, agreed.last.value) == (first.period, 1)


def test_a_pulse_has_no_page_for_what_it_does_not_ask(world: Cast) -> None:
    assert dimension_page(world.head, begun(world), OTHER) is None


def next_version(*, is_core: bool) -> Instrument:
    """A new version of the matrix for schools that asks one dimension."""
    older = Instrument.objects.get(key="matrix_schule")
    newer = Instrument.objects.create(
        key=older.key,
        version="2",
        title=older.title,
        language="de",
        audience=older.audience,
        published_at=older.published_at,
    )
    Dimension.objects.create(
        instrument=newer, area=older.areas.first(), key="s_neu", number="1", title="Neu", is_core=is_core, position=1
    )
    return newer


@pytest.mark.parametrize(("is_core", "words"), [(True, "neue Fassung"), (False, "keine Kurzfassung")])
def test_a_new_version_is_first_rated_whole(world: Cast, is_core: bool, words: str) -> None:
    agreed_by(world.head, world.school, **{CORE: 1})
    newer = next_version(is_core=is_core)

    with pytest.raises(Refusal, match=words):
        services.begin_assessment(
            by=world.head, institution=world.school, instrument=newer, period="Jetzt", kind="pulse"
        )


def test_only_ratings_of_the_same_house_and_matrix_are_superseded(world: Cast) -> None:
    other = agreed_by(world.other_head, world.other_school, **{CORE: 1})
    agreed_by(world.head, world.school, **{CORE: 1})

    pulse_by(world.head, world.school, **{CORE: 2})

    assert Rating.objects.get(assessment=other).superseded_by is None
