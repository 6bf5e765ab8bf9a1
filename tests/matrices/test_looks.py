"""The log of looks: every page that shows a stage of another house notes it, at the table, as what the person is."""

import pytest
from django.urls import reverse

from rundtisch.matrices import queries, services
from rundtisch.matrices.models import Instrument, Look, Rating
from tests import factories as make
from tests.matrices.conftest import agreed_by, shared, signed_in
from tests.world import Cast

pytestmark = pytest.mark.django_db


def looks(world: Cast) -> list[tuple[str, str, str | None]]:
    """Function, house and table of every look, in the order of the functions."""
    rows = Look.objects.order_by("function").values_list("function", "institution__name", "table__name")
    return [(str(function), str(house), table) for function, house, table in rows]


def test_counterparts_beside_the_own_rating_are_noted(world: Cast) -> None:
    (counterpart, *_others) = queries.library().answering("s_support")
    theirs = agreed_by(world.authority_office, world.authority, **{counterpart.key: 2})
    shared(world.authority_office, theirs, "table", table=world.table)
    instrument = Instrument.objects.get(key="matrix_schule")
    own = services.begin_assessment(by=world.head, institution=world.school, instrument=instrument, period="Herbst")

    signed_in(world.head).get(reverse("dimension_rating", args=[own.pk, "s_support"]))

    assert looks(world) == [("head_teacher", world.school.name, world.table.name)]
    assert Look.objects.get().assessment == theirs


def test_earlier_rounds_beside_a_rating_are_noted(world: Cast) -> None:
    rounds = [agreed_by(world.head, world.school, s_support=stage) for stage in (1, 2)]
    for one in rounds:
        shared(world.head, one, "table", table=world.table)
    rating = Rating.objects.get(assessment=rounds[1], dimension__key="s_support")

    signed_in(world.other_head).get(reverse("rating_detail", args=[rating.pk]))

    assert set(Look.objects.values_list("assessment", flat=True)) == {one.pk for one in rounds}


@pytest.mark.parametrize("page", ["rating_detail", "history_detail"])
def test_looks_of_single_pages_name_the_table(world: Cast, page: str) -> None:
    one = agreed_by(world.head, world.school, s_support=1)
    shared(world.head, one, "table", table=world.table)
    arguments = {"rating_detail": [Rating.objects.get().pk], "history_detail": [world.school.pk, "matrix_schule"]}

    signed_in(world.other_head).get(reverse(page, args=arguments[page]))

    assert looks(world) == [("head_teacher", world.other_school.name, world.table.name)]


def test_whoever_also_sits_in_supervision_looks_as_supervision_too(world: Cast) -> None:
    one = agreed_by(world.head, world.school, s_support=1)
    shared(world.head, one, "table", table=world.table)
    make.appointment(world.other_head, world.supervision, "supervisor")

    for _ in range(2):
        signed_in(world.other_head).get(reverse("matrix_list", args=[world.table.pk]))

    assert looks(world) == [
        ("head_teacher", world.other_school.name, world.table.name),
        ("supervisor", world.supervision.name, world.table.name),
    ]
