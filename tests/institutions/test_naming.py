"""A house names its own people; office and operators help where nobody does, and the house hears of it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from rundtisch.foundation import clock
from rundtisch.foundation.deliveries import deliver_due
from rundtisch.foundation.errors import NotEntitled, Refusal
from rundtisch.institutions import queries, services
from rundtisch.institutions.models import Appointment, Function, Institution, InstitutionKind, Invitation
from rundtisch.people.console import CONSOLE
from rundtisch.people.models import Operatorship, Person
from tests import factories as make
from tests.doors import signed_in
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db
HEAD, LEAD, STAFF = Function.HEAD_TEACHER, Function.DIGITAL_LEAD, Function.OFFICE_STAFF


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def new_school() -> Institution:
    """A school of the register, for which nobody acts yet."""
    return make.school("Neue Schule", email="sekretariat@neue.example")


def letters() -> list[tuple[str, str]]:
    """Who got which letter."""
    deliver_due()
    return [(message.to[0], message.subject) for message in mail.outbox]


def operator() -> Person:
    found = make.person("Olga Betrieb")
    Operatorship.objects.create(person=found, since_at=clock.now())
    return found


def invited(by: Person, to: Institution, function: str = LEAD, email: str = "neu@example.org") -> Invitation:
    return services.invite(by=by, email=email, name="Nina Neu", institution=to, function=function)[0]


@pytest.mark.parametrize("helper", ["office", "operator"])
def test_nobody_names_people_for_a_house_that_can_do_it(world: Cast, helper: str) -> None:
    by = world.office_staff if helper == "office" else operator()

    with pytest.raises(NotEntitled):
        invited(by, world.school)
    with pytest.raises(NotEntitled):
        services.appoint(by=by, person=world.other_head, institution=world.school, function=LEAD)

    assert not Invitation.objects.exists()


def test_the_office_invites_the_first_people_of_a_house(world: Cast, new_school: Institution) -> None:
    invitation = invited(world.office_staff, new_school, HEAD)
    services.accept_invitations(by=invitation.person)

    [line] = queries.people_of(new_school)
    assert (line.name, line.named_by) == ("Nina Neu", "Gerda Stelle, Geschäftsstelle")
    with pytest.raises(NotEntitled):
        invited(world.office_staff, new_school, LEAD, "zweite@example.org")


def test_the_office_invites_a_new_head_when_the_old_one_has_a_last_day(world: Cast) -> None:
    Appointment.objects.filter(person=world.head).update(to_on=clock.today() + timedelta(days=30))

    assert invited(world.office_staff, world.school, HEAD).invited_from == world.office


def test_a_house_that_ends_goes_on_naming_its_people(world: Cast) -> None:
    services.end_institution(by=world.office_staff, institution=world.school, on=clock.today() + timedelta(days=30))

    with pytest.raises(NotEntitled):
        invited(world.office_staff, world.school)


def test_what_the_house_does_itself_is_told_to_nobody(world: Cast) -> None:
    services.accept_invitations(by=invited(world.head, world.school).person)

    assert letters() == []
    assert [line.named_by for line in queries.people_of(world.school) if line.name == "Nina Neu"] == [
        "Hanna Nord, Grundschule Nord"
    ]


def test_whoever_still_speaks_for_the_house_hears_of_it_at_once(world: Cast) -> None:
    Appointment.objects.filter(person=world.head).update(to_on=clock.today() + timedelta(days=30))

    services.accept_invitations(by=invited(world.office_staff, world.school, HEAD).person)

    assert letters() == [
        (world.head.email, "Gerda Stelle hat jemanden für Grundschule Nord eingeladen"),
        (world.head.email, "Nina Neu handelt jetzt für Grundschule Nord"),
    ]


def test_where_nobody_speaks_the_address_of_the_house_hears_who_acts_for_it(
    world: Cast, new_school: Institution
) -> None:
    services.appoint(by=world.office_staff, person=world.outsider, institution=new_school, function=HEAD)

    assert letters() == [("sekretariat@neue.example", "Otto Anderswo handelt jetzt für Neue Schule")]


def test_whose_function_the_office_ends_hears_of_it(world: Cast) -> None:
    services.end_appointment(by=world.office_staff, appointment=world.digital_lead.appointments.get())

    assert sorted(letters()) == sorted(
        (one.email, "Eine Funktion für Grundschule Nord endet") for one in (world.digital_lead, world.head)
    )


def test_whoever_speaks_for_the_house_ends_what_the_office_began(world: Cast) -> None:
    invitation = invited(CONSOLE, world.school)  # type: ignore[arg-type] - the console is no person
    services.accept_invitations(by=invitation.person)
    appointment = invitation.person.appointments.get()

    services.end_appointment(by=world.head, appointment=appointment)

    assert not Appointment.objects.current_on(clock.today()).filter(pk=appointment.pk).exists()


@pytest.mark.parametrize("kind", [InstitutionKind.SCHOOL, InstitutionKind.MEDIA_ADVICE, InstitutionKind.OTHER])
def test_no_colleague_is_let_into_a_house_without_people(world: Cast, kind: str) -> None:
    house = make.institution(kind, "Haus ohne Leute")
    function = {"school": HEAD, "media_advice": Function.MEDIA_ADVISER}.get(kind, Function.SCHOOL_IT)
    colleague = make.member_of(world.office, STAFF, "Karl Kollege")

    for person in (colleague, operator()):
        with pytest.raises(Refusal, match="nur von diesem Haus selbst"):
            services.appoint(by=world.office_staff, person=person, institution=house, function=function)
        with pytest.raises(Refusal, match="nur von diesem Haus selbst"):
            invited(world.office_staff, house, function, person.email)


def test_a_house_may_name_somebody_who_also_works_in_an_office(world: Cast) -> None:
    services.appoint(by=world.head, person=world.office_staff, institution=world.school, function=LEAD)

    assert world.office_staff.appointments.filter(institution=world.school).exists()


def test_an_invitation_opens_no_house_to_whoever_became_a_colleague_meanwhile(
    world: Cast, new_school: Institution
) -> None:
    invitation = invited(world.office_staff, new_school, HEAD)
    make.appointment(invitation.person, world.office, STAFF)

    with pytest.raises(Refusal, match="nur von diesem Haus selbst"):
        services.accept_invitations(by=invitation.person)


def test_whom_the_office_let_into_a_house_does_not_join_the_office(world: Cast, new_school: Institution) -> None:
    let_in = services.appoint(by=world.office_staff, person=world.outsider, institution=new_school, function=HEAD)

    with pytest.raises(Refusal, match="Beides zugleich geht nicht"):
        services.appoint(by=world.office_staff, person=world.outsider, institution=world.office, function=STAFF)

    services.end_appointment(by=world.office_staff, appointment=let_in)
    services.appoint(by=world.office_staff, person=world.outsider, institution=world.office, function=STAFF)


def test_whom_a_house_named_itself_may_join_the_office(world: Cast) -> None:
    services.appoint(by=world.head, person=world.other_head, institution=world.school, function=LEAD)

    services.appoint(by=world.office_staff, person=world.other_head, institution=world.office, function=STAFF)


def test_the_office_reads_that_the_house_names_its_people_and_can_only_withdraw(world: Cast) -> None:
    invited(world.head, world.school)
    address = reverse("invitation_list", args=[world.school.pk])
    browser = signed_in(world.office_staff)

    page = browser.get(address).content.decode()
    answer = browser.post(address, {"name": "Nina", "email": "nina@example.org", "function": LEAD})

    assert "Grundschule Nord benennt die eigenen Leute selbst" in page
    assert "eingeladen von Hanna Nord, Grundschule Nord" in page
    assert ("Einladung schicken" in page, "erneut einladen" in page, "zurückziehen" in page) == (False, False, True)
    assert answer.status_code == 403
