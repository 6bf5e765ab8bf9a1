"""A house that leaves a table, or ends, opens nothing there any more; it sees what rests and can take it back."""

from datetime import timedelta

import pytest
from django.urls import reverse

from rundtisch.foundation import clock
from rundtisch.institutions import services as directory
from rundtisch.institutions.models import Appointment, Institution, InstitutionKind
from rundtisch.matrices import queries
from rundtisch.matrices.models import ratings_visible_to
from rundtisch.people.models import Person
from rundtisch.roundtables import services as roundtables
from rundtisch.roundtables.models import ParticipationKind
from tests import factories as make
from tests.world import Cast

from .conftest import agreed_by, shared, signed_in

TO_A_TABLE = ["table", "table_without_supervision"]


def leave(world: Cast, house: Institution) -> None:
    for seat in world.table.participations.filter(institution=house, to_on=None):
        roundtables.end_participation(by=world.office_staff, participation=seat)


def sees(person: Person, house: Institution) -> bool:
    return bool(ratings_visible_to(person, [house.pk]))


@pytest.mark.parametrize("audience", TO_A_TABLE)
def test_a_table_sees_nothing_of_a_house_that_left_it(world: Cast, audience: str) -> None:
    shared(world.head, agreed_by(world.head, world.school, s_mkr=1), audience, table=world.table)
    before = sees(world.other_head, world.school)

    leave(world, world.school)

    assert (before, sees(world.other_head, world.school), sees(world.head, world.school)) == (True, False, True)


def test_a_house_that_only_changes_its_way_of_taking_part_goes_on_sharing(world: Cast) -> None:
    shared(world.head, agreed_by(world.head, world.school, s_mkr=1), "table", table=world.table)

    leave(world, world.school)
    roundtables.seat(by=world.office_staff, table=world.table, institution=world.school, kind=ParticipationKind.ADVISES)

    assert sees(world.other_head, world.school)


def test_what_is_shared_otherwise_outlasts_the_seat(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_mkr=1)
    shared(world.head, assessment, "named", institutions=[world.authority])
    leave(world, world.school)

    assert [sees(one, world.school) for one in (world.authority_office, world.other_head)] == [True, False]


def test_leaving_one_table_closes_nothing_at_another(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_mkr=1)
    other = make.table("Runder Tisch anderswo")
    make.seat(other, world.school)
    make.seat(other, world.authority)
    for table in (world.table, other):
        shared(world.head, assessment, "table", table=table)

    leave(world, world.school)

    assert [sees(one, world.school) for one in (world.authority_office, world.other_head)] == [True, False]


@pytest.mark.parametrize(
    ("audience", "more"), [("public", ""), ("named", "institutions"), ("table", "table"), ("region_anonymous", "")]
)
def test_a_house_that_has_ended_opens_nothing_to_anybody(world: Cast, audience: str, more: str) -> None:
    words = {"": {}, "institutions": {"institutions": [world.authority]}, "table": {"table": world.table}}[more]
    shared(world.head, agreed_by(world.head, world.school, s_mkr=1), audience, **words)

    directory.end_institution(by=world.office_staff, institution=world.school, on=clock.today())

    assert not sees(world.authority_office, world.school)
    assert queries.shared_with(world.authority_office) == ((), ())


def test_a_house_goes_on_sharing_until_the_day_it_ends(world: Cast) -> None:
    shared(world.head, agreed_by(world.head, world.school, s_mkr=1), "table", table=world.table)
    last = clock.today() + timedelta(days=2)
    directory.end_institution(by=world.office_staff, institution=world.school, on=last)

    seen = []
    for days in range(4):
        with clock.at(clock.now() + timedelta(days=days)):
            seen.append(sees(world.other_head, world.school))

    assert seen == [True, True, False, False]


def test_the_owner_reads_that_a_share_rests_and_can_take_it_back(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_mkr=1)
    share = shared(world.head, assessment, "table", table=world.table)
    leave(world, world.school)

    client = signed_in(world.head)
    page = client.get(reverse("assessment_detail", args=[assessment.pk])).content.decode()
    sharing = client.get(reverse("assessment_sharing", args=[assessment.pk])).content.decode()

    assert "Runder Tisch Musterstadt (ruht: Ihr Haus sitzt dort nicht)" in page
    assert "ruht: Ihr Haus sitzt dort nicht" in sharing
    assert reverse("share_revocation", args=[share.pk]) in sharing


def test_an_adviser_without_any_function_does_not_even_read_who_named_the_person(world: Cast) -> None:
    office = make.institution(InstitutionKind.MEDIA_ADVICE, "Medienberatung")
    adviser = make.member_of(office, "media_adviser", "Ada Rat")
    shared(world.head, agreed_by(world.head, world.school, s_support=1), "named", persons=[adviser])
    named = [house.name for house in queries.shared_with(adviser)[0]]

    Appointment.objects.filter(person=adviser).update(to_on=clock.today() - timedelta(days=1))

    assert (named, queries.shared_with(adviser)) == ([world.school.name], ((), ()))
