"""The adoption board of a table."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rundtisch.agreements import queries, services
from rundtisch.agreements.models import Adoption, Agreement
from rundtisch.foundation import clock
from rundtisch.institutions import services as institutions
from rundtisch.institutions.models import Power
from tests import factories as make
from tests.agreements.agreeing import agreed
from tests.consensus.steps import as_
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_table() -> Cast:
    return cast()


def address(at_table: Cast, **asked: object) -> str:
    return reverse("adoption_board", args=[at_table.table.pk], query=asked)


def report(at_table: Cast, agreement: Agreement, state: str, body: str = "") -> Adoption:
    adoption = agreement.adoptions.get(institution=at_table.school)
    return services.report_adoption(by=at_table.head, adoption=adoption, state=state, body=body)


def told(board: queries.Board) -> dict[str, list[str]]:
    return {row.title: [cell.state for cell in row.cells] for row in board.rows}


def test_every_agreement_by_every_house_the_newest_first(at_table: Cast) -> None:
    first, second = agreed(at_table, title="Erste"), agreed(at_table, title="Zweite")
    Agreement.objects.filter(pk=first.pk).update(agreed_on=date(2025, 1, 1))
    report(at_table, second, "adopted", "administration")

    board = queries.board_of(at_table.other_head, at_table.table, {})

    assert [house.name for house in board.houses] == ["Grundschule Nord", "Grundschule Süd", "Stadt Musterstadt"]
    assert list(told(board).items()) == [
        ("Zweite", ["taken_over", "open", "open"]),
        ("Erste", ["open", "open", "open"]),
    ]


def test_a_house_outside_the_scope_has_no_state(at_table: Cast) -> None:
    agreed(at_table, title="Für alle")
    agreed(at_table, title="Für Schulen", scope=[at_table.school, at_table.other_school])

    board = queries.board_of(at_table.head, at_table.table, {})

    assert told(board)["Für Schulen"] == ["open", "open", ""]


def test_what_somebody_entered_for_a_house_does_not_count_yet(at_table: Cast) -> None:
    agreement = agreed(at_table)
    today = clock.today()
    institutions.give_mandate(
        by=at_table.head,
        institution=at_table.school,
        person=at_table.office_staff,
        power=Power.ENTER_ADOPTION,
        from_on=today,
        to_on=today,
    )
    adoption = agreement.adoptions.get(institution=at_table.school)
    services.report_adoption(by=at_table.office_staff, adoption=adoption, state="adopted")

    assert told(queries.board_of(at_table.head, at_table.table, {}))["Ein Meldeweg"][0] == "open"


def test_only_what_is_in_force_stands_on_the_board(at_table: Cast) -> None:
    ended = agreed(at_table)
    services.end_agreement(by=at_table.facilitator, agreement=ended, reason="Überholt.")

    assert queries.board_of(at_table.head, at_table.table, {}).rows == ()


def test_the_board_is_narrowed(at_table: Cast) -> None:
    first = agreed(at_table, title="Erste", kind="support")
    agreed(at_table, title="Zweite", kind="platform")
    report(at_table, first, "adopted", "staff_conference")
    house = at_table.other_school.pk

    def narrowed(**asked: str) -> dict[str, list[str]]:
        return told(queries.board_of(at_table.head, at_table.table, asked))

    assert narrowed(kind="support") == {"Erste": ["adopted", "open", "open"]}
    assert narrowed(body="staff_conference") == {"Erste": ["adopted"]}
    assert narrowed(house=str(house)) == {"Erste": ["open"], "Zweite": ["open"]}
    assert len(narrowed(year=str(first.year))) == 2


@pytest.mark.parametrize("asked", [{"year": "١٩٩٩"}, {"year": "9999"}, {"kind": "x"}, {"house": "x"}, {"body": "'"}])
def test_what_nobody_can_choose_is_no_choice(at_table: Cast, asked: dict[str, str]) -> None:
    agreed(at_table)

    board = queries.board_of(at_table.head, at_table.table, asked)

    assert (len(board.rows), board.choice.is_narrowed) == (1, False)


def test_one_may_report_from_the_cells_of_the_own_house_alone(at_table: Cast) -> None:
    agreement = agreed(at_table)
    own = agreement.adoptions.get(institution=at_table.school)

    row = queries.board_of(at_table.head, at_table.table, {}).rows[0]

    assert [cell.url for cell in row.cells] == [reverse("adoption_detail", args=[own.pk]), "", ""]


def test_the_page_shows_sign_and_word_and_who_may_see_it(at_table: Cast) -> None:
    agreed(at_table)

    page = as_(at_table.other_head).get(address(at_table))
    stranger = as_(at_table.outsider).get(address(at_table))

    assert page.status_code == 200
    assert '<use href="#s-open"/></svg><span>offen</span>' in page.content.decode()
    assert stranger.status_code == 404


def test_an_empty_board_and_an_empty_choice_help(at_table: Cast) -> None:
    empty = as_(at_table.head).get(address(at_table)).content.decode()
    agreed(at_table, kind="support")
    nothing = as_(at_table.head).get(address(at_table, kind="platform")).content.decode()

    assert "Hier ist noch keine Vereinbarung" in empty
    assert "Nichts passt zu dieser Auswahl" in nothing


def test_the_questions_do_not_grow_with_agreements_and_houses(at_table: Cast) -> None:
    agreement = agreed(at_table)
    client = as_(at_table.head)

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(address(at_table))
        return len(asked)

    before = questions()
    houses = [make.school(f"Schule {number}") for number in range(5)]
    for number in range(4):
        more = Agreement.objects.create(
            table=at_table.table,
            year=2020 + number,
            sequence=1,
            title=f"Frühere {number}",
            agreed_on=date(2020 + number, 5, 1),
            recorded_how="orally",
            recorded_by=at_table.facilitator,
            recorded_at=agreement.statement and agreement.statement.stated_at,
            stated_by_label="Moderation",
        )
        for place, house in enumerate(houses):
            Adoption.objects.create(agreement=more, institution=house, place=place)

    assert questions() == before
