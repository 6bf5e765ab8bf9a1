"""Nobody lets themselves into a house."""

import pytest

from rundtisch.foundation import clock
from rundtisch.foundation.errors import Refusal
from rundtisch.institutions import services
from rundtisch.institutions.models import Appointment, Invitation
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def test_the_office_does_not_make_itself_head_of_a_school(world: Cast) -> None:
    world.head.appointments.update(to_on=clock.today())

    with pytest.raises(Refusal, match="nicht sich selbst"):
        services.appoint(
            by=world.office_staff, person=world.office_staff, institution=world.school, function="head_teacher"
        )

    assert not Appointment.objects.filter(person=world.office_staff, institution=world.school).exists()


def test_the_office_does_not_invite_itself_into_a_school(world: Cast) -> None:
    world.head.appointments.update(to_on=clock.today())

    with pytest.raises(Refusal, match="nicht sich selbst"):
        services.invite(
            by=world.office_staff,
            email=world.office_staff.email,
            name="Gerda Stelle",
            institution=world.school,
            function="head_teacher",
        )

    assert not Invitation.objects.exists()


def test_a_head_may_hold_a_second_function_in_the_own_house(world: Cast) -> None:
    services.appoint(by=world.head, person=world.head, institution=world.school, function="digital_lead")

    assert Appointment.objects.filter(person=world.head, institution=world.school).count() == 2
