"""A deputy sees of a house's rounds those for which the mandate was given, and no earlier ones."""

from datetime import timedelta

import pytest
from django.urls import reverse

from rundtisch.consensus import services
from rundtisch.consensus.models import Round
from rundtisch.consensus.queries import round_page
from rundtisch.foundation import clock
from tests import factories as make
from tests.consensus.steps import as_, opened
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_table() -> Cast:
    return cast()


def closed_some_days_ago(at_table: Cast) -> Round:
    one = services.close_voices(by=at_table.facilitator, round=opened(at_table))
    earlier = clock.now() - timedelta(days=9)
    Round.objects.filter(pk=one.pk).update(opened_at=earlier, closed_at=earlier + timedelta(hours=1))
    return one


def test_a_round_that_was_over_before_the_mandate_began_is_not_found(at_table: Cast) -> None:
    earlier, running = closed_some_days_ago(at_table), opened(at_table)
    make.mandate(at_table.outsider, at_table.school, from_on=clock.today())
    browser = as_(at_table.outsider)

    names = ("round_detail", "round_voices")
    answers = [browser.get(reverse(name, args=[one.pk])).status_code for one in (earlier, running) for name in names]

    assert answers == [404, 404, 200, 200]
    assert browser.get(reverse("round_record", args=[earlier.pk])).status_code == 404


def test_a_round_within_the_mandate_stays_readable_after_it_closed(at_table: Cast) -> None:
    earlier = closed_some_days_ago(at_table)
    make.mandate(at_table.outsider, at_table.school, from_on=clock.today() - timedelta(days=10))

    assert as_(at_table.outsider).get(reverse("round_detail", args=[earlier.pk])).status_code == 200


def test_a_round_in_which_the_house_has_no_voice_is_not_covered(at_table: Cast) -> None:
    one = opened(at_table, scope=[at_table.other_school])
    make.mandate(at_table.outsider, at_table.school)

    assert as_(at_table.outsider).get(reverse("round_detail", args=[one.pk])).status_code == 404


def test_a_deputy_sees_that_the_house_has_spoken_and_not_what_it_said(at_table: Cast) -> None:
    one = opened(at_table)
    services.give_voice(
        by=at_table.head, round=one, institution=at_table.school, position="veto", reason="Das bleibt unter uns."
    )
    deputy = make.person("Vera Tretung")
    make.mandate(deputy, at_table.school, from_on=clock.today(), to_on=clock.today())

    page = as_(deputy).get(reverse("round_detail", args=[one.pk])).content.decode()

    assert "Dieses Haus hat schon gesprochen." in page
    assert "Das bleibt unter uns." not in page


def test_a_deputy_who_sits_at_the_table_reads_the_position_of_the_house_in_no_figure(at_table: Cast) -> None:
    one = opened(at_table, is_reveal_at_once=False)
    services.give_voice(by=at_table.head, round=one, institution=at_table.school, position="veto", reason="Nein.")
    make.mandate(at_table.other_head, at_table.school, from_on=clock.today(), to_on=clock.today())

    seen = {}
    for person in (at_table.head, at_table.other_head):
        figure = round_page(person, one).figure
        assert figure is not None
        seen[person.name] = {seat.state for seat in figure.seats if seat.name == at_table.school.label}

    assert seen == {at_table.head.name: {"veto"}, at_table.other_head.name: {"given"}}
