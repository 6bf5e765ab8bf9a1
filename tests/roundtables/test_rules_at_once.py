"""Two people who write ground rules at the same moment write two versions."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from rundtisch.foundation.errors import Refusal
from rundtisch.roundtables import services
from rundtisch.roundtables.models import GroundRules
from tests import factories as make
from tests.world import cast


@pytest.mark.django_db(transaction=True)
def test_rules_saved_at_once_become_versions_one_after_the_other() -> None:
    world = cast()
    hands, failed = 4, []
    barrier = Barrier(hands)

    def save(text: str) -> None:
        try:
            barrier.wait(timeout=10)
            services.put_ground_rules_in_force(by=world.office_staff, table=world.table, text=text)
        except BaseException as error:
            failed.append(error)
        finally:
            connection.close()

    writing = [Thread(target=save, args=[f"Fassung {number}"]) for number in range(hands)]
    for one in writing:
        one.start()
    for one in writing:
        one.join(timeout=30)

    assert failed == []
    assert sorted(GroundRules.objects.values_list("number", flat=True)) == [1, 2, 3, 4]


@pytest.mark.django_db
def test_only_a_house_of_the_table_states_results_there() -> None:
    world = cast()

    with pytest.raises(Refusal, match="Schule am Rand sitzt nicht an diesem Tisch"):
        services.put_ground_rules_in_force(
            by=world.office_staff, table=world.table, text="So.", stating_institution=make.school("Schule am Rand")
        )

    assert not GroundRules.objects.exists()
