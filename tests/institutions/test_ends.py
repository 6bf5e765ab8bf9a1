"""With a house everything ends that was given in its name, and nobody prolongs the own last day."""

from datetime import date, timedelta

import pytest

from rundtisch.foundation import clock
from rundtisch.foundation.errors import Refusal
from rundtisch.institutions import services
from rundtisch.institutions.models import Appointment, AuthorityPeriod, Function, Institution, Mandate, standing_of
from rundtisch.institutions.queries import persons_to_entrust
from rundtisch.people.console import CONSOLE
from rundtisch.roundtables import services as roundtables
from rundtisch.roundtables.models import Participation, seats_of
from tests import factories as make
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db
LATER = date(2098, 7, 31)


@pytest.fixture
def world() -> Cast:
    return cast()


def ended(world: Cast, on: date, successor: Institution | None = None) -> None:
    services.end_institution(by=world.office_staff, institution=world.school, on=on, successor=successor)


def test_functions_mandates_and_seats_with_a_later_last_day_end_with_the_house(world: Cast) -> None:
    Appointment.objects.filter(institution=world.school).update(to_on=LATER)
    Participation.objects.filter(institution=world.school).update(to_on=LATER)
    make.mandate(world.outsider, world.school, to_on=LATER)
    on = clock.today() + timedelta(days=20)

    ended(world, on)

    assert set(world.school.appointments.values_list("to_on", flat=True)) == {on}
    assert set(world.school.participations.values_list("to_on", flat=True)) == {on}
    assert Mandate.objects.get().to_on == on - timedelta(days=1)


def test_what_ends_earlier_than_the_house_keeps_its_own_last_day(world: Cast) -> None:
    today = clock.today()
    Appointment.objects.filter(institution=world.school).update(to_on=today)
    mandate = make.mandate(world.outsider, world.school, to_on=today)

    ended(world, today + timedelta(days=20))

    mandate.refresh_from_db()
    assert set(world.school.appointments.values_list("to_on", flat=True)) == {today}
    assert (mandate.to_on, mandate.revoked_at) == (today, None)


def test_a_mandate_that_would_only_have_begun_later_is_revoked(world: Cast) -> None:
    make.mandate(world.outsider, world.school, from_on=LATER, to_on=LATER)

    ended(world, clock.today())

    assert Mandate.objects.get().revoked_at is not None


def test_the_successor_sits_as_long_as_the_seat_was_given_for_and_no_seat_twice(world: Cast) -> None:
    Participation.objects.filter(institution=world.school).update(to_on=LATER)
    heir = make.school("Verbundschule")

    ended(world, clock.today(), heir)
    services.end_institution(
        by=world.office_staff, institution=world.other_school, on=clock.today() + timedelta(days=1), successor=heir
    )

    seats = Participation.objects.filter(institution=heir).values_list("kind", "from_on", "to_on")
    assert list(seats) == [("decides", clock.today(), LATER)]


def schools_of(authority: Institution, on: date) -> set[Institution]:
    return {period.school for period in AuthorityPeriod.objects.on(on).filter(authority=authority)}


def test_the_schools_of_an_ended_authority_belong_to_none(world: Cast) -> None:
    on = clock.today() + timedelta(days=20)

    services.end_institution(by=world.office_staff, institution=world.authority, on=on)

    assert schools_of(world.authority, on - timedelta(days=1)) == {world.school, world.other_school}
    assert not AuthorityPeriod.objects.on(on).exists()


def test_the_successor_of_an_authority_takes_its_schools_over_on_that_day(world: Cast) -> None:
    on, heir = clock.today() + timedelta(days=20), make.authority("Zweckverband")

    services.end_institution(by=world.office_staff, institution=world.authority, on=on, successor=heir)

    assert schools_of(heir, on - timedelta(days=1)) == set()
    assert schools_of(heir, on) == {world.school, world.other_school}
    assert schools_of(world.authority, on) == set()


def test_no_school_belongs_to_an_authority_that_the_register_ended_by_date_alone(world: Cast) -> None:
    Institution.objects.filter(pk=world.authority.pk).update(valid_to=clock.today())

    assert not AuthorityPeriod.objects.on(clock.today()).exists()
    assert schools_of(world.authority, clock.today() - timedelta(days=1)) == {world.school, world.other_school}


def test_a_house_that_the_register_ended_by_date_alone_is_spoken_for_by_nobody(world: Cast) -> None:
    make.mandate(world.outsider, world.school)
    Institution.objects.filter(pk=world.school.pk).update(valid_to=clock.today())

    assert standing_of(world.head).houses == frozenset()
    assert seats_of(world.head) == ()
    assert standing_of(world.outsider).mandates == ()


def test_nothing_is_given_beyond_the_last_day_of_a_house(world: Cast) -> None:
    on = clock.today() + timedelta(days=20)
    ended(world, on)

    given = services.appoint(
        by=CONSOLE, person=world.other_head, institution=world.school, function=Function.DIGITAL_LEAD
    )
    with pytest.raises(Refusal, match="gibt es an diesem Tag nicht mehr"):
        services.give_mandate(
            by=world.head,
            institution=world.school,
            person=world.outsider,
            power="speak",
            from_on=clock.today(),
            to_on=on,
        )

    assert given.to_on == on


def test_an_end_does_not_prolong_a_function_or_a_seat(world: Cast) -> None:
    last = clock.today() + timedelta(days=5)
    appointment = Appointment.objects.get(person=world.head)
    seat = world.table.participations.get(institution=world.school)
    for thing in (appointment, seat):
        thing.to_on = last
        thing.save()

    with pytest.raises(Refusal, match="endet schon früher"):
        services.end_appointment(by=world.head, appointment=appointment, on=LATER)
    with pytest.raises(Refusal, match="endet schon früher"):
        roundtables.end_participation(by=world.office_staff, participation=seat, on=LATER)

    assert Appointment.objects.get(person=world.head).to_on == last
    assert Participation.objects.get(pk=seat.pk).to_on == last


def test_a_head_with_a_last_day_gives_no_function_or_invitation_to_themselves(world: Cast) -> None:
    Appointment.objects.filter(person=world.head).update(to_on=clock.today() + timedelta(days=5))

    with pytest.raises(Refusal, match="Verlängern kann sie nur jemand anderes"):
        services.appoint(by=world.head, person=world.head, institution=world.school, function=Function.HEAD_TEACHER)
    with pytest.raises(Refusal, match="Verlängern kann sie nur jemand anderes"):
        services.invite(
            by=world.head,
            email=world.head.email,
            name="Hanna Nord",
            institution=world.school,
            function=Function.DIGITAL_LEAD,
        )

    assert Appointment.objects.filter(person=world.head).count() == 1


def test_nobody_gives_a_mandate_to_themselves(world: Cast) -> None:
    with pytest.raises(Refusal, match="nicht sich selbst"):
        services.give_mandate(
            by=world.head,
            institution=world.school,
            person=world.head,
            power="speak",
            from_on=clock.today(),
            to_on=LATER,
        )

    offered = {key for key, _name in persons_to_entrust(world.head)}
    assert str(world.head.pk) not in offered
    assert str(world.other_head.pk) in offered
