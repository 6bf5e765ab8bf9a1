"""Nobody outside a house takes away who speaks for it without its knowing, nor names others meanwhile."""

from datetime import date, timedelta
from http import HTTPStatus

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from rundtisch.foundation import clock
from rundtisch.foundation.errors import NotEntitled, Refusal
from rundtisch.foundation.models import Delivery
from rundtisch.institutions import services
from rundtisch.institutions.models import Appointment, County, EducationRegion, InstitutionKind
from rundtisch.institutions.permissions import may_invite_to, may_keep_house, may_keep_people_of
from rundtisch.people.console import CONSOLE
from tests import factories as make
from tests.doors import signed_in
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def post_of_the_head(world: Cast) -> Appointment:
    return world.head.appointments.get()


def after(days: int) -> date:
    return clock.today() + timedelta(days=days)


def test_the_office_ends_a_head_only_after_notice_and_the_head_hears_at_once(world: Cast) -> None:
    with pytest.raises(Refusal, match="geht nicht ohne dessen Wissen"):
        services.end_appointment(by=world.office_staff, appointment=post_of_the_head(world), on=after(13))

    ended = services.end_appointment(by=world.office_staff, appointment=post_of_the_head(world), on=after(14))

    assert (ended.to_on, ended.notice_on) == (after(14), clock.today())
    letter = Delivery.objects.get(recipient=world.head.email)
    assert "können Sie den letzten Tag zurücknehmen" in letter.text


def test_until_the_last_day_the_house_alone_names_its_people(world: Cast) -> None:
    services.end_appointment(by=world.office_staff, appointment=post_of_the_head(world), on=after(14))
    now = may_invite_to(world.office_staff, world.school)

    with clock.at(clock.now() + timedelta(days=15)):
        later = may_invite_to(world.office_staff, world.school)

    assert (now, later) == (False, True)


def test_the_house_takes_the_last_day_back(world: Cast) -> None:
    post = services.end_appointment(by=world.office_staff, appointment=post_of_the_head(world), on=after(14))
    house = reverse("institution_detail", args=[world.school.pk])
    offered = [
        "Letzten Tag zurücknehmen" in signed_in(person).get(house).content.decode()
        for person in (world.head, world.office_staff)
    ]

    answer = signed_in(world.head).post(reverse("appointment_keep", args=[post.pk]))

    post.refresh_from_db()
    assert (offered, answer.status_code) == ([True, False], HTTPStatus.FOUND)
    assert (post.to_on, post.notice_on) == (None, None)


def test_what_the_house_ended_itself_is_not_taken_back_like_that(world: Cast) -> None:
    post = services.end_appointment(by=world.head, appointment=post_of_the_head(world), on=after(3))

    assert post.notice_on is None
    with pytest.raises(Refusal, match="kein letzter Tag angekündigt"):
        services.keep_appointment(by=world.head, appointment=post)


def test_only_who_speaks_for_the_house_keeps_a_function(world: Cast) -> None:
    post = services.end_appointment(by=world.office_staff, appointment=post_of_the_head(world), on=after(14))

    for person in (world.digital_lead, world.office_staff, world.other_head):
        with pytest.raises(NotEntitled):
            services.keep_appointment(by=person, appointment=post)


def test_functions_that_do_not_speak_and_the_console_need_no_notice(world: Cast) -> None:
    lead = world.digital_lead.appointments.get()

    services.end_appointment(by=world.office_staff, appointment=lead)
    services.end_appointment(by=CONSOLE, appointment=post_of_the_head(world))

    ended = Appointment.objects.filter(person__in=[world.digital_lead, world.head])
    assert {post.to_on for post in ended} == {clock.today()}


def test_an_office_helps_the_houses_of_its_region_and_of_its_tables(world: Cast) -> None:
    here, elsewhere = make.municipality("Hier"), make.municipality("Anderswo")
    far_office = make.institution(InstitutionKind.REGIONAL_OFFICE, "Fern")
    for number, (place, office) in enumerate(((here, world.office), (elsewhere, far_office))):
        region = EducationRegion.objects.create(name=f"Region {place}", office=office)
        place.county = County.objects.create(key=f"9000{number}", name=f"Kreis {place}", education_region=region)
        place.save()
    near, far = make.school("Nah", municipality=here), make.school("Weit", municipality=elsewhere)
    met = make.school("Am Tisch", municipality=elsewhere)
    make.seat(world.table, met)

    rules = (may_keep_people_of, may_keep_house)
    houses = {house.name: [rule(world.office_staff, house) for rule in rules] for house in (near, far, met)}

    assert houses == {"Nah": [True, True], "Weit": [False, False], "Am Tisch": [True, True]}


def test_a_notice_without_a_last_day_is_none(world: Cast) -> None:
    with pytest.raises(IntegrityError, match="notice_names_a_last_day"), transaction.atomic():
        Appointment.objects.filter(pk=post_of_the_head(world).pk).update(notice_on=clock.today())


def test_an_office_corrects_at_once_whom_it_let_in(world: Cast) -> None:
    school = make.school("Neu")
    post = services.appoint(by=world.office_staff, person=world.outsider, institution=school, function="head_teacher")

    ended = services.end_appointment(by=world.office_staff, appointment=post)

    assert (ended.to_on, ended.notice_on) == (clock.today(), None)
