"""Coming in: by password, by mailed link, past the second factor."""

import logging
import re
import threading
import time
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.db import connection
from django.test import Client

from rundtisch.foundation import clock
from rundtisch.foundation.deliveries import deliver_due
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.models import Delivery
from rundtisch.people import services
from rundtisch.people.models import OneTimeLink, Person, Purpose, hash_of
from tests import factories as make
from tests.people.codes import code_of

pytestmark = pytest.mark.django_db

PASSWORD = "vier Wörter ohne Sinn"


def ask(client: Client, email: str, way: str = "link", password: str = "") -> Any:
    return client.post("/sign-in/", {"email": email, "password": password, "way": way})


def mailed_path() -> str:
    deliver_due()
    found = re.search(r"/one-time-links/\S+", str(mail.outbox[-1].body))
    assert found
    return found[0]


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def page(answer: Any, email: str) -> str:
    """The page as anybody would see it: without the address that was typed and the tokens of its forms."""
    return re.sub(r"\w{64}", "", answer.content.decode().replace(email, "…"))


def with_app(person: Person) -> str:
    """Set up an app for one-time codes; gives the code of this moment."""
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    return code_of(secret)


def test_a_password_lets_in(client: Client) -> None:
    person = make.person(password=PASSWORD)

    answer = ask(client, person.email.upper(), "password", PASSWORD)

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(person.pk)


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client: Client) -> None:
    person = make.person(password=PASSWORD)

    wrong = ask(client, person.email, "password", "falsch")
    unknown = ask(client, "niemand@example.org", "password", "falsch")

    assert (wrong.status_code, unknown.status_code) == (422, 422)
    assert page(wrong, person.email) == page(unknown, "niemand@example.org")
    assert not is_signed_in(client)


def test_after_five_wrong_passwords_even_the_right_one_waits(client: Client) -> None:
    person = make.person(password=PASSWORD)
    for _ in range(5):
        ask(client, person.email, "password", "falsch")

    answer = ask(client, person.email, "password", PASSWORD)

    assert answer.status_code == 422
    assert "Zu viele Versuche" in answer.content.decode()
    assert not is_signed_in(client)


def test_opening_a_link_lets_nobody_in_but_pressing_its_button_does(client: Client) -> None:
    person = make.person()
    ask(client, person.email)
    path = mailed_path()

    opened = client.get(path)
    page = client.get(opened["Location"])

    assert (opened.status_code, opened["Location"], opened["Referrer-Policy"]) == (302, "/sign-in/link/", "no-referrer")
    assert "no-store" in opened["Cache-Control"]
    assert "no-store" in page["Cache-Control"]
    assert not is_signed_in(client)
    assert OneTimeLink.objects.get().used_at is None

    pressed = client.post("/sign-in/link/")

    assert (pressed.status_code, pressed["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(person.pk)


def test_a_link_works_in_a_browser_that_checks_where_forms_come_from() -> None:
    client = Client(enforce_csrf_checks=True)
    person = make.person()
    token = services.make_link(person=person, purpose=Purpose.SIGN_IN)
    page = client.get(f"/one-time-links/{token}/", follow=True)
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.content.decode())
    assert found

    client.post("/sign-in/link/", {"csrfmiddlewaretoken": found[1]}, headers={"Origin": "http://testserver"})

    assert is_signed_in(client)
    assert page["Referrer-Policy"] == "same-origin"


def test_a_link_is_stored_as_a_hash_only() -> None:
    token = services.make_link(person=make.person(), purpose=Purpose.SIGN_IN)

    link = OneTimeLink.objects.get()

    assert link.token_hash == hash_of(token)
    assert token not in str(link.__dict__)


def test_a_mail_forgets_its_link_once_it_is_sent(client: Client) -> None:
    person = make.person()
    ask(client, person.email)

    path = mailed_path()

    assert path not in "".join(Delivery.objects.values_list("text", flat=True))
    assert path not in "".join(Delivery.objects.values_list("html", flat=True))


def test_a_used_link_opens_nothing_any_more(client: Client) -> None:
    token = services.make_link(person=make.person(), purpose=Purpose.SIGN_IN)
    services.take_sign_in_link(token_hash=hash_of(token))

    answer = client.get(f"/one-time-links/{token}/")

    assert answer.status_code == 410


def test_a_link_ends_after_fifteen_minutes(client: Client) -> None:
    token = services.make_link(person=make.person(), purpose=Purpose.SIGN_IN)

    with clock.at(clock.now() + timedelta(minutes=14)):
        assert client.get(f"/one-time-links/{token}/").status_code == 302
    with clock.at(clock.now() + timedelta(minutes=15)):
        assert client.get(f"/one-time-links/{token}/").status_code == 410
        assert client.post("/sign-in/link/").status_code == 410
    assert not is_signed_in(client)


def test_a_new_link_voids_the_old_one(client: Client) -> None:
    person = make.person()
    old = services.make_link(person=person, purpose=Purpose.SIGN_IN)

    new = services.make_link(person=person, purpose=Purpose.SIGN_IN)

    assert client.get(f"/one-time-links/{old}/").status_code == 410
    assert client.get(f"/one-time-links/{new}/").status_code == 302


def test_of_two_browsers_that_press_at_once_one_gets_in() -> None:
    token = services.make_link(person=make.person(), purpose=Purpose.SIGN_IN)
    first, second = Client(), Client()
    for client in (first, second):
        client.get(f"/one-time-links/{token}/")

    answers = [client.post("/sign-in/link/").status_code for client in (first, second)]

    assert answers == [302, 410]
    assert [is_signed_in(client) for client in (first, second)] == [True, False]


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_that_use_a_link_at_the_same_moment_one_succeeds() -> None:
    token = services.make_link(person=make.person(), purpose=Purpose.SIGN_IN)
    start = threading.Barrier(2)
    answers: list[str] = []

    def press() -> None:
        start.wait()
        try:
            services.take_sign_in_link(token_hash=hash_of(token))
            answers.append("in")
        except Refusal:
            answers.append("refused")
        finally:
            connection.close()

    workers = [threading.Thread(target=press) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sorted(answers) == ["in", "refused"]


def test_a_closed_account_gets_in_neither_by_link_nor_by_password(client: Client) -> None:
    person = make.person(password=PASSWORD)
    token = services.make_link(person=person, purpose=Purpose.SIGN_IN)
    Person.objects.update(is_active=False)

    by_password = ask(client, person.email, "password", PASSWORD)
    by_link = client.get(f"/one-time-links/{token}/")
    ask(client, person.email)

    assert by_password["Location"] == "/sign-in/inactive/"
    assert by_link.status_code == 410
    assert Delivery.objects.count() == 0
    assert not is_signed_in(client)


def test_nobody_learns_from_the_answer_whether_an_address_has_an_account(client: Client) -> None:
    make.person(email="vera@example.org")

    known, unknown = ask(client, "vera@example.org"), ask(client, "kira@example.org")

    assert (known.status_code, unknown.status_code) == (200, 200)
    assert page(known, "vera@example.org") == page(unknown, "kira@example.org")
    assert list(Delivery.objects.values_list("recipient", flat=True)) == ["vera@example.org"]


def test_known_and_unknown_addresses_are_answered_after_the_same_time(client: Client, settings: Any) -> None:
    settings.LINK_ANSWER_SECONDS = 0.3
    make.person(email="vera@example.org")

    def seconds(email: str) -> float:
        begun = time.monotonic()
        ask(client, email)
        return time.monotonic() - begun

    assert [seconds(email) >= 0.3 for email in ("vera@example.org", "kira@example.org")] == [True, True]


def test_a_sixth_link_within_an_hour_is_refused_for_known_and_unknown_alike(client: Client) -> None:
    make.person(email="vera@example.org")

    def sixth(email: str) -> int:
        return [ask(client, email).status_code for _ in range(6)][-1]

    assert [sixth("vera@example.org"), sixth("kira@example.org")] == [422, 422]
    assert Delivery.objects.count() == 5


def test_a_link_alone_never_passes_a_second_factor(client: Client) -> None:
    person = make.person()
    code = with_app(person)
    token = services.make_link(person=person, purpose=Purpose.SIGN_IN)

    client.get(f"/one-time-links/{token}/")
    answer = client.post("/sign-in/link/")

    assert answer["Location"] == "/account/second-factor/authenticate/"
    assert not is_signed_in(client)
    assert client.get("/account/")["Location"].startswith("/sign-in/")

    wrong = client.post("/account/second-factor/authenticate/", {"code": "000000"})
    right = client.post("/account/second-factor/authenticate/", {"code": code})

    assert wrong.status_code == 200
    assert right["Location"] == "/"
    assert is_signed_in(client)


def test_neither_a_password_nor_a_new_password_passes_a_second_factor(client: Client) -> None:
    person = make.person(password=PASSWORD)
    with_app(person)
    token = services.make_link(person=person, purpose=Purpose.PASSWORD)

    by_password = ask(client, person.email, "password", PASSWORD)
    client.get(f"/one-time-links/{token}/")
    by_new_password = client.post("/sign-in/password/", {"password": "fünf andere Wörter ohne Sinn"})

    assert [answer["Location"] for answer in (by_password, by_new_password)] == [
        "/account/second-factor/authenticate/"
    ] * 2
    assert not is_signed_in(client)


def test_a_code_works_only_once() -> None:
    person = make.person(password=PASSWORD)
    code = with_app(person)
    first, second = Client(), Client()
    for client in (first, second):
        ask(client, person.email, "password", PASSWORD)

    answers = [
        client.post("/account/second-factor/authenticate/", {"code": code}).status_code for client in (first, second)
    ]

    assert answers == [302, 200]


def test_a_link_for_a_password_signs_nobody_in_by_itself(client: Client) -> None:
    token = services.make_link(person=make.person(), purpose=Purpose.PASSWORD)
    client.get(f"/one-time-links/{token}/")

    assert client.post("/sign-in/link/").status_code == 410
    assert not is_signed_in(client)


def test_a_new_password_replaces_the_old_one_and_ends_other_sessions(client: Client) -> None:
    person = make.person(password=PASSWORD)
    elsewhere = Client()
    ask(elsewhere, person.email, "password", PASSWORD)
    ask(client, person.email, "new_password")
    client.get(mailed_path())

    weak = client.post("/sign-in/password/", {"password": "kurz"})
    strong = client.post("/sign-in/password/", {"password": "fünf andere Wörter ohne Sinn"})

    person.refresh_from_db()
    assert (weak.status_code, strong.status_code) == (422, 302)
    assert [person.check_password(word) for word in (PASSWORD, "fünf andere Wörter ohne Sinn")] == [False, True]
    assert elsewhere.get("/account/").status_code == 302
    assert client.get("/account/").status_code == 200


def test_signing_in_by_link_signs_out_whoever_was_here_before(client: Client) -> None:
    before, person = make.person(password=PASSWORD), make.person()
    with_app(person)
    ask(client, before.email, "password", PASSWORD)
    token = services.make_link(person=person, purpose=Purpose.SIGN_IN)

    client.get(f"/one-time-links/{token}/")
    client.post("/sign-in/link/")

    assert not is_signed_in(client)


def test_after_signing_in_one_goes_on_to_the_page_one_wanted_but_never_to_another_place(client: Client) -> None:
    person = make.person(password=PASSWORD)

    def lands(next_page: str) -> str:
        own = Client()
        typed = {"email": person.email, "password": PASSWORD, "way": "password", "next": next_page}
        return str(own.post("/sign-in/", typed)["Location"])

    assert [lands("/account/"), lands("https://example.com/")] == ["/account/", "/"]


def test_no_token_reaches_a_log(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    token = services.make_link(person=make.person(), purpose=Purpose.SIGN_IN)
    services.take_sign_in_link(token_hash=hash_of(token))

    with caplog.at_level(logging.DEBUG):
        client.get(f"/one-time-links/{token}/")
        Client(enforce_csrf_checks=True).post(f"/one-time-links/{token}/")

    logged = [record.getMessage() for record in caplog.records if record.name.startswith("django.")]
    assert any("/one-time-links/…" in line for line in logged)
    assert not any(token in line for line in logged)


def test_signing_out_ends_the_session(client: Client) -> None:
    person = make.person(password=PASSWORD)
    ask(client, person.email, "password", PASSWORD)

    answer = client.post("/sign-out/")

    assert answer["Location"] == "/sign-in/"
    assert not is_signed_in(client)


def test_after_five_wrong_codes_even_the_right_one_waits(client: Client) -> None:
    person = make.person(password=PASSWORD)
    code = with_app(person)
    ask(client, person.email, "password", PASSWORD)

    for wrong in range(5):
        client.post("/account/second-factor/authenticate/", {"code": f"{wrong:06}"})
    client.post("/account/second-factor/authenticate/", {"code": code})

    assert not is_signed_in(client)
