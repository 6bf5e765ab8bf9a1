"""A round of three hundred houses: all voices are counted, and closing it asks no more than closing a small one."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rundtisch.consensus import services
from rundtisch.consensus.models import Entitlement, Round, Voice
from rundtisch.consensus.queries import full_record, reading_of
from rundtisch.foundation import clock
from rundtisch.institutions.models import Appointment, Function, Institution
from rundtisch.people.models import Person
from tests import factories as make
from tests.consensus.at_once import at_once
from tests.consensus.steps import opened
from tests.world import Cast, cast

PHONES, HOUSES_EACH = 12, 25


def seat_many(at_table: Cast, number: int) -> list[Institution]:
    """More schools at the table."""
    schools = [make.school(f"Schule {n}") for n in range(number)]
    for school in schools:
        make.seat(at_table.table, school)
    return schools


def questions_of_closing_and_stating(at_table: Cast) -> int:
    one = opened(at_table)
    Voice.objects.bulk_create(
        Voice(
            entitlement=house,
            number=1,
            position="full",
            entered_by=at_table.head,
            entered_how="own",
            given_at=clock.now(),
        )
        for house in Entitlement.objects.filter(round=one)
    )
    with CaptureQueriesContext(connection) as asked:
        services.close_voices(by=at_table.facilitator, round=one)
        services.state_result(by=at_table.facilitator, round=one, result="consensus", text="Konsens.")
    return len(asked)


@pytest.mark.django_db
def test_closing_and_stating_ask_the_same_however_many_houses_there_are() -> None:
    at_table = cast()
    few = questions_of_closing_and_stating(at_table)
    seat_many(at_table, 297)

    assert questions_of_closing_and_stating(at_table) == few


@pytest.mark.django_db(transaction=True)
def test_three_hundred_voices_from_twelve_phones_are_all_counted() -> None:
    at_table = cast()
    schools = seat_many(at_table, PHONES * HOUSES_EACH)
    people = [make.person(f"Leitung {n}") for n in range(PHONES)]
    Appointment.objects.bulk_create(
        Appointment(
            person=people[n % PHONES],
            institution=school,
            function=Function.HEAD_TEACHER,
            from_on=make.LONG_AGO,
        )
        for n, school in enumerate(schools)
    )
    one = opened(at_table, scope=schools)

    failed = at_once([_phone(one, people[n], schools[n::PHONES]) for n in range(PHONES)])

    reading = reading_of(full_record(one))
    assert (failed, reading.heard, reading.missing) == ([], PHONES * HOUSES_EACH, ())


def _phone(one: Round, person: Person, houses: list[Institution]) -> Callable[[], None]:
    def give() -> None:
        for house in houses:
            services.give_voice(by=person, round=one, institution=house, position="full")

    return give
