"""An invitation knows the name that the house wrote, and a mailbox is invited as a mailbox only."""

import pytest
from django.urls import reverse

from rundtisch.foundation.errors import Refusal
from rundtisch.institutions import services
from rundtisch.institutions.models import Function, Invitation
from rundtisch.institutions.queries import pending_invitations
from rundtisch.people.console import CONSOLE
from tests import factories as make
from tests.doors import signed_in
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db
FUNCTION = Function.DIGITAL_LEAD


@pytest.fixture
def world() -> Cast:
    return cast()


def test_who_invites_a_known_address_does_not_learn_how_the_person_is_called(world: Cast) -> None:
    known = make.person("Wilhelmine Verborgen", email="w@example.org")

    services.invite(by=world.head, email=known.email, name="Frau W.", institution=world.school, function=FUNCTION)
    page = signed_in(world.head).get(reverse("invitation_list", args=[world.school.pk])).content.decode()

    assert "Frau W." in page
    assert "Verborgen" not in page


def test_a_repeated_invitation_keeps_the_name_it_was_written_with(world: Cast) -> None:
    known = make.person("Wilhelmine Verborgen", email="w@example.org")
    first, _token = services.invite(
        by=world.head, email=known.email, name="Frau W.", institution=world.school, function=FUNCTION
    )

    services.repeat_invitation(by=world.head, invitation=first)

    assert [line.name for line in pending_invitations(world.school)] == ["Frau W."]


def test_an_invitation_from_before_shows_the_address(world: Cast) -> None:
    services.invite(by=world.head, email="w@example.org", name="W", institution=world.school, function=FUNCTION)
    Invitation.objects.update(name="")

    assert [line.name for line in pending_invitations(world.school)] == ["w@example.org"]


def test_the_shared_address_of_a_house_is_given_no_function_of_a_person(world: Cast) -> None:
    world.school.email = "schule@example.org"
    world.school.save()
    shared = make.person("Sekretariat", email="schule@example.org")

    with pytest.raises(Refusal, match="gemeinsame Adresse"):
        services.appoint(by=CONSOLE, person=shared, institution=world.school, function=Function.HEAD_TEACHER)
    given = services.appoint(by=CONSOLE, person=shared, institution=world.school, function=Function.SHARED_MAILBOX)

    assert given.function == Function.SHARED_MAILBOX


def test_the_mailbox_of_one_house_takes_no_function_of_a_person_in_another(world: Cast) -> None:
    with pytest.raises(Refusal, match="gemeinsame Adresse"):
        services.appoint(by=CONSOLE, person=world.mailbox, institution=world.other_school, function=FUNCTION)
    with pytest.raises(Refusal, match="gemeinsame Adresse"):
        services.invite(
            by=world.other_head,
            email=world.mailbox.email,
            name="Postfach",
            institution=world.other_school,
            function=FUNCTION,
        )

    assert world.mailbox.appointments.count() == 1
