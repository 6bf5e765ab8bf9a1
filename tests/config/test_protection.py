"""What protects every answer and every installation, whatever the page: headers, cookies, hosts, forms, sizes."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver, reverse

from rundtisch.foundation.uploads import MOST_AT_ONCE
from rundtisch.interop.models import RegisterImport
from tests import factories as make
from tests.doors import signed_in
from tests.headers import missing_protection
from tests.meetings import factories as plan
from tests.people.test_guests import addresses
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db
EVIL = "evil.example"


@pytest.fixture
def world() -> Cast:
    return cast()


def test_every_answer_says_what_a_browser_may_do_with_it(world: Cast) -> None:
    office = signed_in(world.office_staff)
    office.raise_request_exception = False
    strict = Client(enforce_csrf_checks=True)
    meeting = plan.meeting(world.table)
    answers = {
        "page": office.get("/"),
        "door": Client().get("/sign-in/"),
        "sent to the door": Client().get("/"),
        "download": office.get(reverse("meeting_calendar", args=[meeting.pk])),
        "one-time link": Client().get("/one-time-links/x/"),
        "perspective link": Client().get("/perspective-links/x/"),
        "health": Client().get("/health/live"),
        "400": office.get("/?x=%00"),
        "400 host": Client().get("/", headers={"host": EVIL}),
        "403": signed_in(world.head).get(reverse("register_import_new")),
        "403 form": strict.post("/sign-in/", {"email": "a@example.org"}),
        "404": office.get("/nothing/"),
        "405": office.get("/sign-out/"),
        "413": office.post("/account/", {"name": "x" * 3_000_000}),
    }

    said = {name: (answer.status_code, missing_protection(answer)) for name, answer in answers.items()}

    assert said == {
        "page": (200, []),
        "door": (200, []),
        "sent to the door": (302, []),
        "download": (200, []),
        "one-time link": (410, []),
        "perspective link": (410, []),
        "health": (200, []),
        "400": (400, []),
        "400 host": (400, []),
        "403": (403, []),
        "403 form": (403, []),
        "404": (404, []),
        "405": (405, []),
        "413": (413, []),
    }
    assert {name for name, answer in answers.items() if answer["Referrer-Policy"] == "no-referrer"} == {
        "one-time link",
        "perspective link",
    }


def test_an_error_of_the_program_is_protected_too(world: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("rundtisch.people.queries.sections_for", broken)
    visitor = signed_in(world.head)
    visitor.raise_request_exception = False

    answer = visitor.get("/account/")

    assert (answer.status_code, missing_protection(answer)) == (500, [])


def test_no_form_is_taken_from_another_place(world: Cast) -> None:
    visitor = Client(enforce_csrf_checks=True)
    visitor.cookies = signed_in(world.office_staff).cookies

    taken = {}
    for name, path in addresses(get_resolver().url_patterns):
        for headers in ({}, {"HX-Request": "true"}):
            answer = visitor.post(path, {}, headers=headers)
            # 405: the page takes no form at all.
            if answer.status_code not in {403, 405}:
                taken[name] = answer.status_code

    assert taken == {}


def test_a_foreign_host_is_refused_and_stands_in_no_mail(world: Cast, mailoutbox: list[Any]) -> None:
    from rundtisch.foundation.deliveries import deliver_due

    refused = Client().post("/sign-in/", {"email": world.head.email, "way": "link"}, headers={"host": EVIL})
    Client().post(
        "/sign-in/",
        {"email": world.head.email, "way": "link"},
        headers={"x-forwarded-host": EVIL, "forwarded": f"host={EVIL}"},
    )
    deliver_due()

    assert (refused.status_code, EVIL in refused.content.decode()) == (400, False)
    assert [EVIL in mail.body for mail in mailoutbox] == [False]
    assert "http://127.0.0.1:8000/one-time-links/" in mailoutbox[0].body


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "http:///evil.example"],
)
def test_neither_sign_in_nor_language_leads_to_another_place(elsewhere: str) -> None:
    person = make.person(password="vier gute alte Wörter")
    typed = {"email": person.email, "password": "vier gute alte Wörter", "way": "password", "next": elsewhere}

    places = [
        Client().post("/sign-in/", typed)["Location"],
        Client().post("/language/", {"language": "en", "next": elsewhere})["Location"],
        Client().post("/language/", {"language": "en"}, headers={"referer": elsewhere})["Location"],
    ]

    assert places == ["/", "/", "/"]


def test_cookies_are_read_by_no_script_and_sent_by_no_other_place() -> None:
    person, visitor = make.person(password="vier gute alte Wörter"), Client()
    visitor.get("/sign-in/")
    visitor.post("/sign-in/", {"email": person.email, "password": "vier gute alte Wörter", "way": "password"})
    visitor.post("/language/", {"language": "en"})

    flags = {name: (bool(one["httponly"]), one["samesite"], one["domain"]) for name, one in visitor.cookies.items()}

    assert flags == dict.fromkeys(("sessionid", "csrftoken", "django_language"), (True, "Lax", ""))


def test_with_encryption_cookies_never_travel_without_it(tmp_path: Path) -> None:
    wanted = [
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "LANGUAGE_COOKIE_SECURE",
        "SESSION_COOKIE_NAME",
        "CSRF_COOKIE_NAME",
        "SESSION_COOKIE_DOMAIN",
        "SESSION_COOKIE_PATH",
        "CSRF_COOKIE_PATH",
        "ALLOWED_HOSTS",
        "DEBUG",
    ]
    asked = (
        f"import json; from django.conf import settings; print(json.dumps([getattr(settings, n) for n in {wanted}]))"
    )
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "rundtisch.config.settings.production",
        "RUNDTISCH_BASE_URL": "https://tisch.example",
        "RUNDTISCH_DATA_DIR": str(tmp_path),
        "RUNDTISCH_SECRET_KEY": "only for this test",
    }

    told = subprocess.run([sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True)

    assert json.loads(told.stdout) == [
        *[True, True, True],
        *["__Host-sessionid", "__Host-csrftoken", None, "/", "/"],
        ["tisch.example", "127.0.0.1", "localhost"],
        False,
    ]


def test_signing_in_begins_a_new_session(world: Cast) -> None:
    world.head.set_password("vier gute alte Wörter")
    world.head.save()
    visitor = Client()
    session = visitor.session
    session["planted"] = True
    session.save()
    visitor.cookies["sessionid"] = session.session_key

    visitor.post("/sign-in/", {"email": world.head.email, "password": "vier gute alte Wörter", "way": "password"})

    assert visitor.cookies["sessionid"].value != session.session_key
    assert Client(headers={"cookie": f"sessionid={session.session_key}"}).get("/account/").status_code == 302


def test_who_is_removed_is_out_at_once(world: Cast) -> None:
    visitor = signed_in(world.head)
    before = visitor.get("/account/").status_code

    type(world.head).objects.filter(pk=world.head.pk).update(is_active=False)

    assert (before, visitor.get("/account/").status_code) == (200, 302)


def test_more_than_a_register_is_not_even_read(world: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rundtisch.foundation.uploads.MOST_AT_ONCE", 3_000_000)
    file = SimpleUploadedFile("schulen.csv", b"x" * 3_000_000)

    answer = signed_in(world.office_staff).post(reverse("register_import_new"), {"schools": file, "area": ""})

    assert (answer.status_code, RegisterImport.objects.count()) == (413, 0)
    assert f"Zusammen dürfen sie {MOST_AT_ONCE // 1024**2} MB haben." in answer.content.decode()


def test_guests_bring_no_files() -> None:
    file = SimpleUploadedFile("alles.bin", b"x" * 3_000_000)

    answer = Client().post("/sign-in/", {"email": "a@example.org", "file": file})

    assert (answer.status_code, "Der Text ist zu lang" in answer.content.decode()) == (413, True)
