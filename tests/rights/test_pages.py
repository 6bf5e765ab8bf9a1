"""Every address by every role: who gets which answer, and with how many questions to the database."""

from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.headers import missing_protection
from tests.region import Region, undone
from tests.rights.addresses import ARGUMENTS, PUBLIC, address_of, every_name, name_of
from tests.rights.conftest import EVERYBODY
from tests.rights.tables import RightsTable, Row

pytestmark = pytest.mark.django_db

PAGES = RightsTable(
    "pages",
    "What every role of Emsbrück gets from every address by GET.\n"
    "door: led to the sign-in. A word behind the address tells a further sample of it.",
)
POSTS = RightsTable(
    "posts",
    "What every role of Emsbrück gets from every address by POST of an empty form. 405: the address takes no form.\n"
    "409: a rule stands against it. 302: it was done, or the form was not understood and leads back to its page.",
)
MOST_QUESTIONS = 20


def answer_of(response: Any) -> str:
    """The answer in a word."""
    if response.status_code == HTTPStatus.FOUND and response["Location"].startswith("/sign-in/?next="):
        return "door"
    return str(response.status_code)


def test_every_address_has_a_sample() -> None:
    assert {name_of(sample) for sample in ARGUMENTS} == set(every_name())


@pytest.mark.parametrize("table", [PAGES, POSTS], ids=lambda table: table.name)
def test_the_rights_table_tells_of_every_sample_and_of_no_other(table: RightsTable) -> None:
    assert list(table.rows()) == sorted(ARGUMENTS)


@pytest.mark.parametrize("sample", sorted(ARGUMENTS))
def test_everybody_gets_the_page_that_is_theirs_and_no_page_asks_much(
    sample: str, region: Region, as_role: Callable[[str], Client]
) -> None:
    address = address_of(sample, region)
    answers: Row = {}
    questions: dict[str, int] = {}
    lacking: dict[str, list[str]] = {}

    for role in EVERYBODY:
        with undone(), CaptureQueriesContext(connection) as asked:
            answer = as_role(role).get(address)
        answers[role], lacking[role] = answer_of(answer), missing_protection(answer)
        questions[role] = sum("SAVEPOINT" not in one["sql"] for one in asked)

    PAGES.expect(sample, answers)
    assert {role: number for role, number in questions.items() if number > MOST_QUESTIONS} == {}
    assert {role: lacks for role, lacks in lacking.items() if lacks} == {}


@pytest.mark.parametrize("sample", sorted(ARGUMENTS))
def test_everybody_may_send_what_is_theirs_to_send(
    sample: str, region: Region, as_role: Callable[[str], Client]
) -> None:
    address = address_of(sample, region)
    answers: Row = {}

    for role in EVERYBODY:
        with undone():
            answers[role] = answer_of(as_role(role).post(address))

    POSTS.expect(sample, answers)


@pytest.mark.parametrize("table", [PAGES, POSTS], ids=lambda table: table.name)
def test_guests_are_led_to_the_sign_in(table: RightsTable) -> None:
    open_to_guests = {name_of(sample) for sample, row in table.rows().items() if row["guest"] != "door"}

    assert open_to_guests - set(PUBLIC) == set()


def failing(table: RightsTable) -> Iterator[tuple[str, str]]:
    """The cells that are defects of the program."""
    for sample, row in table.rows().items():
        yield from ((sample, role) for role, answer in row.items() if answer.startswith("5"))


@pytest.mark.parametrize("table", [PAGES, POSTS], ids=lambda table: table.name)
def test_no_address_breaks(table: RightsTable) -> None:
    assert list(failing(table)) == []
