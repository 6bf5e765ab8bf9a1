"""The demonstration's sign-in exists only with the demo settings and on this machine."""

from typing import Any

import pytest
from django.test import Client

from rundtisch.foundation import clock
from rundtisch.institutions.models import Function, InstitutionKind
from rundtisch.people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def gerda() -> Person:
    """A sample person who would need a second factor."""
    office = make.institution(InstitutionKind.REGIONAL_OFFICE, "Geschäftsstelle")
    person = make.person("Gerda Stelle", email="gerda@emsbrueck.example", joined_at=clock.now())
    make.appointment(person, office, Function.OFFICE_STAFF)
    return person


@pytest.fixture
def _demo(settings: Any) -> None:
    settings.DEMO_SIGN_IN = True
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost", "rundtisch.example"]


def on_this_machine(**more: str) -> Client:
    return Client(SERVER_NAME="127.0.0.1", **more)


@pytest.mark.usefixtures("_demo")
def test_a_role_is_signed_in_by_one_button_and_needs_no_second_factor(gerda: Person) -> None:
    client = on_this_machine()

    opened = client.get("/demo/sign-in/gerda/")
    before = "_auth_user_id" in client.session
    pressed = client.post("/demo/sign-in/gerda/")

    assert (opened.status_code, before) == (200, False)
    assert pressed["Location"] == "/"
    assert client.get("/account/").status_code == 200


@pytest.mark.usefixtures("_demo")
def test_all_roles_stand_on_one_page(gerda: Person) -> None:
    page = on_this_machine().get("/demo/").content.decode()

    assert "Gerda Stelle" in page
    assert "Geschäftsstelle, Geschäftsstelle" in page
    assert "/demo/sign-in/gerda/" in page


def test_outside_the_demonstration_there_are_no_such_pages(gerda: Person) -> None:
    client = on_this_machine()

    answers = [client.get("/demo/"), client.get("/demo/sign-in/gerda/"), client.post("/demo/sign-in/gerda/")]

    assert [answer.status_code for answer in answers] == [404] * 3


@pytest.mark.usefixtures("_demo")
@pytest.mark.parametrize(
    "visitor",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"SERVER_NAME": "rundtisch.example"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_FORWARDED": "for=192.0.2.7"},
        {"HTTP_X_REAL_IP": "192.0.2.7"},
    ],
)
def test_from_elsewhere_there_are_no_such_pages_either(gerda: Person, visitor: dict[str, str]) -> None:
    client = Client(**{"SERVER_NAME": "127.0.0.1", **visitor})

    answers = [client.get("/demo/"), client.get("/demo/sign-in/gerda/"), client.post("/demo/sign-in/gerda/")]

    assert [answer.status_code for answer in answers] == [404] * 3


@pytest.mark.usefixtures("_demo")
def test_a_session_of_the_demonstration_needs_the_second_factor_once_the_demonstration_is_over(
    gerda: Person, settings: Any
) -> None:
    client = on_this_machine()
    client.post("/demo/sign-in/gerda/")

    settings.DEMO_SIGN_IN = False

    assert client.get("/account/")["Location"] == "/account/second-factor/"


@pytest.mark.usefixtures("_demo")
def test_nobody_is_signed_in_by_a_key_that_is_not_one_persons() -> None:
    make.person(email="vera@a.example", joined_at=clock.now())
    make.person(email="vera@b.example", joined_at=clock.now())

    assert on_this_machine().get("/demo/sign-in/vera/").status_code == 404
    assert on_this_machine().get("/demo/sign-in/niemand/").status_code == 404
