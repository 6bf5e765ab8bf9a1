"""Two devices of one house at once give one current voice."""

from collections.abc import Callable

import pytest

from rundtisch.consensus import services
from rundtisch.consensus.models import BallotBox, Round, Voice
from rundtisch.consensus.queries import voices_in
from rundtisch.foundation.errors import Refusal
from rundtisch.institutions.models import Institution
from rundtisch.people.models import Person
from tests.consensus.at_once import at_once
from tests.consensus.steps import five_houses, opened
from tests.world import cast


@pytest.mark.django_db(transaction=True)
def test_two_devices_at_once_give_two_voices_in_a_row_and_the_last_one_counts() -> None:
    at_table = cast()
    one = opened(at_table)

    def give(position: str) -> Callable[[], object]:
        return lambda: services.give_voice(by=at_table.head, round=one, institution=at_table.school, position=position)

    failed = at_once([give("full"), give("minor_concerns")])

    assert failed == []
    voices = list(Voice.objects.order_by("number"))
    assert [voice.number for voice in voices] == [1, 2]
    assert {voice.position for voice in voices} == {"full", "minor_concerns"}
    assert voices_in(one)[0].counts == voices[-1]


def ballot(one: Round, house: Institution, head: Person, fingers: int) -> Callable[[], object]:
    return lambda: services.cast_ballot(by=head, round=one, institution=house, fingers=fingers)


@pytest.mark.django_db(transaction=True)
def test_two_devices_at_once_put_one_secret_ballot_in() -> None:
    at_table = cast()
    five_houses(at_table)
    one = opened(at_table, "sense_check", is_secret=True)

    told = at_once([ballot(one, at_table.school, at_table.head, fingers) for fingers in (1, 5)])

    assert [type(error) for error in told] == [Refusal]
    assert BallotBox.objects.get().ballots in ([{"fingers": 1}], [{"fingers": 5}])


@pytest.mark.django_db(transaction=True)
def test_five_houses_at_once_are_all_counted() -> None:
    at_table = cast()
    houses = five_houses(at_table)
    one = opened(at_table, "sense_check", is_secret=True)

    told = at_once([ballot(one, house, head, 3) for house, head in houses])

    assert (told, BallotBox.objects.get().ballots) == ([], [{"fingers": 3}] * 5)
