"""Who needs a second factor, and where one is led without it."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, TOTP, generate_totp_secret
from django.test import Client

from rundtisch.foundation.models import Delivery
from rundtisch.institutions.models import Function, InstitutionKind
from rundtisch.people import queries, services
from rundtisch.people.console import CONSOLE
from rundtisch.people.models import Person
from tests import factories as make
from tests.people.codes import code_of, come_in

pytestmark = pytest.mark.django_db

SET_UP = "/account/second-factor/"


def operator() -> Person:
    person = make.person("Olga Betrieb")
    services.make_operator(by=CONSOLE, person=person)
    return person


def test_operators_office_and_facilitator_need_a_second_factor_and_nobody_else() -> None:
    office = make.institution(InstitutionKind.REGIONAL_OFFICE, "Geschäftsstelle")
    facilitation = make.institution(InstitutionKind.FACILITATION, "Moderation")
    supervision = make.institution(InstitutionKind.SUPERVISION_LOWER, "Schulamt")
    everybody = [
        operator(),
        make.member_of(office, Function.OFFICE_STAFF),
        make.member_of(facilitation, Function.FACILITATOR),
        make.head_of(make.school()),
        make.head_of(make.authority()),
        make.member_of(supervision, Function.SUPERVISOR),
        make.person(),
    ]

    assert [queries.needs_second_factor(person) for person in everybody] == [True] * 3 + [False] * 4


def test_without_the_second_factor_every_page_leads_to_where_it_is_set_up(client: Client) -> None:
    client.force_login(operator())

    answers = [client.get(path) for path in ("/account/", "/account/second-factor/recovery-codes/")]

    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, SET_UP)] * 2
    assert "bevor es weitergeht" in client.get(SET_UP).content.decode()


def test_an_app_is_set_up_in_one_page_and_opens_the_rest(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    person = operator()
    come_in(client, person)
    page = client.get("/account/second-factor/totp/activate/")
    secret = client.session[SECRET_SESSION_KEY]

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/account/second-factor/totp/activate/", {"code": code_of(secret)})

    assert 'src="data:image/svg+xml;base64,' in page.content.decode()
    assert answer["Location"] == "/account/second-factor/recovery-codes/"
    assert client.get(answer["Location"]).content.decode().count("<code>") == 10
    assert client.get("/account/").status_code == 200
    assert Delivery.objects.get().recipient == person.email


def test_whoever_removes_the_last_second_factor_is_led_to_set_up_again(client: Client) -> None:
    person = operator()
    TOTP.activate(person, generate_totp_secret())
    client.force_login(person)
    assert client.get("/account/").status_code == 200

    Authenticator.objects.all().delete()

    assert client.get("/account/")["Location"] == SET_UP


def test_a_second_factor_is_not_removed_without_showing_who_one_is(client: Client) -> None:
    person = make.person()
    TOTP.activate(person, generate_totp_secret())
    client.force_login(person)

    answer = client.post("/account/second-factor/totp/deactivate/")

    assert answer["Location"].startswith("/account/second-factor/reauthenticate/")
    assert Authenticator.objects.count() == 1


def test_recovery_codes_alone_are_no_second_factor() -> None:
    person = make.person()
    Authenticator.objects.create(user=person, type=Authenticator.Type.RECOVERY_CODES, data={})

    assert queries.has_second_factor(person) is False


def pages(person: Person, *paths: str) -> list[int]:
    client = Client()
    client.force_login(person)
    return [client.get(path).status_code for path in paths]


def test_every_page_of_the_second_factor_answers() -> None:
    person, fresh = make.person(), make.person()
    TOTP.activate(person, generate_totp_secret())

    assert pages(person, SET_UP, "/account/") == [200, 200]
    assert pages(fresh, SET_UP, SET_UP + "totp/activate/", SET_UP + "webauthn/add/", SET_UP + "webauthn/") == [200] * 4


def test_pages_that_change_the_protection_answer_after_a_recent_sign_in(client: Client) -> None:
    person = make.person(password="vier Wörter ohne Sinn")
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    client.post("/sign-in/", {"email": person.email, "password": "vier Wörter ohne Sinn", "way": "password"})
    asked = client.get("/account/second-factor/authenticate/")
    client.post("/account/second-factor/authenticate/", {"code": code_of(secret)})

    answers = [
        client.get(SET_UP + path).status_code
        for path in ("totp/deactivate/", "webauthn/add/", "recovery-codes/generate/", "reauthenticate/")
    ]

    assert asked.status_code == 200
    assert answers == [200] * 4
    assert client.get("/account/confirm/").status_code == 200
    removed = client.post(SET_UP + "totp/deactivate/")
    assert removed["Location"] == SET_UP
    assert Authenticator.objects.count() == 0


def test_a_passkey_can_be_renamed_and_removed(client: Client) -> None:
    person = make.person()
    passkey = Authenticator.objects.create(
        user=person, type=Authenticator.Type.WEBAUTHN, data={"name": "Telefon", "credential": {}}
    )
    come_in(client, person)

    renamed = client.post(f"{SET_UP}webauthn/keys/{passkey.pk}/edit/", {"name": "Schlüssel"})
    shown = client.get(SET_UP).content.decode()
    removed = client.post(f"{SET_UP}webauthn/keys/{passkey.pk}/remove/")

    assert (renamed.status_code, removed.status_code) == (302, 302)
    assert "<strong>Schlüssel</strong>" in shown
    assert Authenticator.objects.count() == 0
