"""My account: name, language, password by link, other devices, visits, the first account."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError
from django.test import Client

from rundtisch.foundation import clock
from rundtisch.foundation.deliveries import deliver_due
from rundtisch.foundation.errors import NotEntitled, Refusal
from rundtisch.foundation.models import Delivery
from rundtisch.journal.models import Entry
from rundtisch.people import services
from rundtisch.people.models import OneTimeLink, Operatorship, Person, Purpose, hash_of
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_name_and_language_are_changed_and_journaled(client: Client) -> None:
    person = make.person("Vera Alt")
    client.force_login(person)

    answer = client.post("/account/", {"name": "Vera Neu", "language": "en"})

    person.refresh_from_db()
    assert answer["Location"] == "/account/"
    assert (person.name, person.language) == ("Vera Neu", "en")
    assert client.cookies["django_language"].value == "en"
    assert list(Entry.objects.values_list("act", "actor_id")) == [("people.account_changed", person.pk)]


def test_a_name_left_out_is_asked_for_and_what_was_typed_is_kept(client: Client) -> None:
    client.force_login(make.person("Vera Beispiel"))

    answer = client.post("/account/", {"name": "", "language": "en"})

    assert answer.status_code == 422
    assert '<option value="en" selected>' in answer.content.decode()


def test_nobody_changes_the_account_of_somebody_else() -> None:
    person, other = make.person(), make.person()

    with pytest.raises(NotEntitled):
        services.change_account(by=other, person=person, name="Fremd", language="de")
    with pytest.raises(NotEntitled):
        services.sign_out_elsewhere(by=other, person=person)


def test_a_letter_is_written_in_the_language_of_its_reader(client: Client) -> None:
    person = make.person(language="en")
    client.force_login(person)

    client.post("/account/password-request/")

    letter = Delivery.objects.get()
    assert (letter.recipient, letter.subject) == (person.email, "Your link for a new Rundtisch password")
    assert "Set password" in letter.html


def test_signing_out_elsewhere_keeps_only_this_session() -> None:
    person = make.person()
    here, elsewhere = Client(), Client()
    for client in (here, elsewhere):
        client.force_login(person)

    here.post("/account/other-sessions/")

    assert [client.get("/account/").status_code for client in (here, elsewhere)] == [200, 302]


def test_a_visit_lasts_four_hours() -> None:
    person = make.person()
    first = clock.now()

    def come(after: timedelta) -> tuple[object, object]:
        with clock.at(first + after):
            services.begin_visit(person)
        person.refresh_from_db()
        return person.visit_started_at, person.previous_visit_at

    assert come(timedelta()) == (first, None)
    assert come(timedelta(hours=3, minutes=59)) == (first, None)
    second = first + timedelta(hours=4)
    assert come(timedelta(hours=4)) == (second, first)


def test_two_pages_opened_at_once_begin_one_visit() -> None:
    person = make.person()
    with clock.at(clock.now() - timedelta(days=1)):
        services.begin_visit(person)
    person.refresh_from_db()
    before = person.visit_started_at
    same = Person.objects.get(pk=person.pk)

    services.begin_visit(person)
    services.begin_visit(same)

    person.refresh_from_db()
    assert person.previous_visit_at == before


def test_the_first_account_is_made_once_and_runs_the_installation(client: Client) -> None:
    address = services.first_account_link()
    assert address is not None
    path = re.sub(r"^https?://[^/]+", "", address)
    page = client.get(client.get(path)["Location"])

    answer = client.post("/sign-in/first-account/", {"name": "Olga Betrieb", "email": "Olga@example.org"})

    person = Person.objects.get()
    assert "Das erste Konto" in page.content.decode()
    assert (person.email, Operatorship.objects.get().person) == ("olga@example.org", person)
    assert answer["Location"] == "/"
    assert client.get("/account/")["Location"] == "/account/second-factor/"
    assert services.first_account_link() is None
    assert client.get(path).status_code == 410


def test_a_first_account_is_refused_once_there_is_anybody() -> None:
    token = services.make_link(person=None, purpose=Purpose.FIRST_ACCOUNT)
    make.person()

    with pytest.raises(Refusal, match="schon ein Konto"):
        services.make_first_account(token_hash=hash_of(token), name="Olga", email="olga@example.org")


def test_only_the_link_of_the_first_account_has_no_person() -> None:
    now = clock.now()

    with pytest.raises(IntegrityError):
        OneTimeLink.objects.create(
            purpose=Purpose.SIGN_IN, token_hash="x", created_at=now, expires_at=now + timedelta(hours=1)
        )


def test_a_one_time_link_lasts_some_time() -> None:
    now = clock.now()

    with pytest.raises(IntegrityError):
        OneTimeLink.objects.create(
            person=make.person(), purpose=Purpose.SIGN_IN, token_hash="x", created_at=now, expires_at=now
        )


def test_an_address_is_in_small_letters() -> None:
    with pytest.raises(IntegrityError):
        Person.objects.create(email="Vera@example.org", name="Vera")


def test_a_person_runs_the_installation_once_at_a_time() -> None:
    person = make.person()
    Operatorship.objects.create(person=person, since_at=clock.now())

    with pytest.raises(IntegrityError):
        Operatorship.objects.create(person=person, since_at=clock.now())


def test_a_letter_travels_as_text_and_as_html(client: Client) -> None:
    person = make.person("Vera <Beispiel>")

    services.ask_for_sign_in_link(email=person.email)
    deliver_due()

    message = mail.outbox[0]
    (html, kind), *_ = message.alternatives  # type: ignore[attr-defined]  # the outbox is typed as plain mail
    assert "Guten Tag Vera <Beispiel>," in str(message.body)
    assert (kind, "Guten Tag Vera &lt;Beispiel&gt;," in html) == ("text/html", True)
    assert html.count('class="button"') == 1
