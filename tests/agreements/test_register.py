"""The register of all agreements that a person may see."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rundtisch.agreements import queries, services
from rundtisch.agreements.models import Agreement
from rundtisch.agreements.queries import Sought
from rundtisch.people.models import Person
from tests import factories as make
from tests.agreements.agreeing import agreed, proposed
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db
WORDING = "Ausfälle der WLAN-Anbindung melden alle Häuser auf demselben Weg."


@pytest.fixture
def at_table() -> Cast:
    return cast()


def recorded(at_table: Cast, **fields: object) -> Agreement:
    words = {"title": "Geräteausstattung", "wording": WORDING, "stated_by": "Moderation", **fields}
    return services.record_agreement(by=at_table.facilitator, table=at_table.table, **words)


def titles(person: Person, words: str = "", **chosen: str) -> list[str]:
    return [line.title for line in queries.register_for(person, Sought(words, **chosen)).lines]


@pytest.mark.parametrize(
    "words", ["ausstattung", "Geräte", "häuser wlan", "W-LAN", "Anbindugn", "2026-01", "Ausfall melden", "AUSFAELLE"]
)
def test_agreements_are_found_in_any_form_of_their_words(at_table: Cast, words: str) -> None:
    made = recorded(at_table)
    Agreement.objects.filter(pk=made.pk).update(year=2026)

    assert titles(at_table.head, words.replace("2026", str(made.year))) == ["Geräteausstattung"]


def test_only_tables_of_the_person_are_searched(at_table: Cast) -> None:
    recorded(at_table)
    stranger = make.head_of(make.school("Schule am Rand"), "Rainer Rand")

    assert titles(stranger, "Geräteausstattung") == []
    assert titles(stranger) == []
    assert queries.register_for(stranger, Sought("Geräteausstatung")).count == 0


def test_a_new_wording_is_found_and_the_former_is_not(at_table: Cast) -> None:
    agreement = agreed(at_table, title="Meldeweg", wording="Wir melden per Postkarte.")
    assert titles(at_table.head, "Postkarte") == ["Meldeweg"]

    agreed(at_table, wording="Wir melden im Portal.", changes=agreement)

    assert titles(at_table.head, "Postkarte") == []
    assert titles(at_table.head, "Portal") == ["Meldeweg"]


def test_what_is_only_proposed_stands_in_no_register(at_table: Cast) -> None:
    proposed(at_table)

    assert titles(at_table.head) == []


def test_the_register_is_narrowed(at_table: Cast) -> None:
    today = timezone.localdate()
    recorded(at_table, title="Support", kind="support", agreed_on=today - timedelta(days=3))
    recorded(at_table, title="Zu prüfen", review_on=today, agreed_on=today - timedelta(days=2))
    gone = recorded(at_table, title="Vorbei", scope=[at_table.school])
    Agreement.objects.filter(pk=gone.pk).update(lapsed_at=timezone.now())
    head = at_table.head

    assert titles(head) == ["Vorbei", "Zu prüfen", "Support"]
    assert titles(head, kind="support") == ["Support"]
    assert titles(head, state="in_force") == ["Zu prüfen", "Support"]
    assert titles(head, state="review") == ["Zu prüfen"]
    assert titles(head, state="lapsed") == ["Vorbei"]
    assert titles(head, house=str(at_table.other_school.pk)) == ["Zu prüfen", "Support"]
    assert titles(head, table=str(at_table.table.pk), year=str(today.year), kind="support") == ["Support"]
    assert titles(head, year="1999") == titles(head, year="neulich") == titles(head, table="x") == []


def test_hits_in_the_title_come_first_when_asked_for(at_table: Cast) -> None:
    today = timezone.localdate()
    recorded(at_table, title="Wartung", agreed_on=today - timedelta(days=9))
    recorded(at_table, title="Drucker", wording="Die Wartung ist geregelt.")

    assert titles(at_table.head, "Wartung") == ["Drucker", "Wartung"]
    assert titles(at_table.head, "Wartung", order="relevance") == ["Wartung", "Drucker"]


@pytest.mark.parametrize("page", ["0", "-1", "1e27", "²", "9" * 30, "", "99"])
def test_any_page_number_has_an_answer(at_table: Cast, page: str) -> None:
    recorded(at_table)

    assert queries.register_for(at_table.head, Sought(), page).number >= 1


def test_long_registers_are_turned_page_by_page(at_table: Cast, client: Client) -> None:
    for number in range(queries.register.ON_A_PAGE + 1):
        recorded(at_table, title=f"Nummer {number}")
    client.force_login(at_table.head)

    first = client.get("/agreements/?q=nummer").content.decode()
    second = client.get("/agreements/?q=nummer&page=2").content.decode()

    assert '<a href="?q=nummer&amp;page=2" rel="next">' in first
    assert 'value="nummer"' in first
    assert "Nummer 0</a>" in second


def test_the_register_asks_the_same_for_one_and_for_many(at_table: Cast, client: Client) -> None:
    recorded(at_table)
    client.force_login(at_table.head)
    client.get("/agreements/?q=ausstattung")

    counts = set()
    for _ in range(3):
        with CaptureQueriesContext(connection) as asked:
            client.get("/agreements/?q=ausstattung")
        counts.add(len(asked))
        recorded(at_table, title="Ausstattung")
        client.get("/agreements/?q=ausstattung")

    assert len(counts) == 1
    assert max(counts) <= 14


def test_what_was_found_is_kept_as_a_table(at_table: Cast, client: Client) -> None:
    recorded(at_table, title="=SUMME(A1)", wording="Ein Wort", scope=[at_table.school])
    recorded(at_table, title="Anderes", wording="Noch eins")
    client.force_login(at_table.head)

    csv = client.get("/agreements/register.csv?q=wort")

    assert csv["Content-Disposition"] == 'attachment; filename="vereinbarungen.csv"'
    rows = csv.content.decode("utf-8-sig").splitlines()
    assert [row for row in rows if "Ein Wort" in row and "'=SUMME(A1)" in row]
    assert "Anderes" not in csv.content.decode()
    assert client.get("/agreements/register.ods").content.startswith(b"PK")
    assert client.get("/agreements/register.xlsx").status_code == client.get("/agreements/register.exe").status_code


def test_nothing_typed_is_trusted(at_table: Cast, client: Client) -> None:
    recorded(at_table)
    client.force_login(at_table.head)

    for typed in ("'\"*:()&|!\\", "%00", "x" * 5000, "<script>", "und der die"):
        answer = client.get("/agreements/", {"q": typed, "table": typed, "house": typed, "kind": typed, "year": typed})

        assert answer.status_code == 200
        assert "Nichts gefunden" in answer.content.decode()
