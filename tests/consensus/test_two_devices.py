"""Two devices of one house at once give one current voice."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from rundtisch.consensus import services
from rundtisch.consensus.models import Voice
from rundtisch.consensus.queries import voices_in
from tests.consensus.steps import opened
from tests.world import cast


@pytest.mark.django_db(transaction=True)
def test_two_devices_at_once_give_two_voices_in_a_row_and_the_last_one_counts() -> None:
    at_table = cast()
    one = opened(at_table)
    barrier = Barrier(2)
    failed: list[BaseException] = []

    def give(position: str) -> None:
        try:
            barrier.wait(timeout=10)
            services.give_voice(by=at_table.head, round=one, institution=at_table.school, position=position)
        except BaseException as error:
            failed.append(error)
        finally:
            connection.close()

    devices = [Thread(target=give, args=[position]) for position in ("full", "minor_concerns")]
    for device in devices:
        device.start()
    for device in devices:
        device.join(timeout=30)

    assert failed == []
    voices = list(Voice.objects.order_by("number"))
    assert [voice.number for voice in voices] == [1, 2]
    assert {voice.position for voice in voices} == {"full", "minor_concerns"}
    assert voices_in(one)[0].counts == voices[-1]
