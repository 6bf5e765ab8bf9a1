"""What a house has promised and what it is owed."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rundtisch.agreements import services as agreements
from rundtisch.agreements.models import Agreement
from rundtisch.foundation import clock
from rundtisch.institutions.models import Institution
from rundtisch.measures import queries, services
from rundtisch.measures.models import Measure
from tests.agreements.agreeing import agreed
from tests.consensus.steps import as_
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_table() -> Cast:
    return cast()


def address(house: Institution) -> str:
    return reverse("commitment_list", args=[house.pk])


def measure(at_table: Cast, house: Institution, title: str, due: int | None = 10, **more: Any) -> Measure:
    return services.add_measure(
        by=at_table.office_staff,
        table=at_table.table,
        title=title,
        responsible_institution=house,
        due_on=clock.today() + timedelta(days=due) if due is not None else None,
        **more,
    )


def report(at_table: Cast, agreement: Agreement, state: str, **more: Any) -> None:
    adoption = agreement.adoptions.get(institution=at_table.school)
    agreements.report_adoption(by=at_table.head, adoption=adoption, state=state, **more)


def titles(lines: tuple[queries.CommitmentLine, ...]) -> list[tuple[str, str]]:
    return [(line.title, line.sign or line.words) for line in lines]


def test_adoptions_on_their_way_and_own_measures_by_their_day(at_table: Cast) -> None:
    agreed(at_table)
    measure(at_table, at_table.school, "Ohne Frist", due=None)
    measure(at_table, at_table.school, "Später", due=20)
    measure(at_table, at_table.school, "Früher", due=10)
    measure(at_table, at_table.other_school, "Nicht unsere")

    page = queries.commitment_page(at_table.head, at_table.school)

    assert titles(page.promised) == [
        ("Ein Meldeweg", "open"),
        ("Früher", "läuft"),
        ("Später", "läuft"),
        ("Ohne Frist", "läuft"),
    ]


def test_what_a_house_closed_is_no_promise_and_what_it_kept_stands_apart(at_table: Cast) -> None:
    closed, kept = agreed(at_table, title="Abgelehnt"), agreed(at_table, title="Umgesetzt")
    report(at_table, closed, "declined", reason="Passt nicht.")
    report(at_table, kept, "adopted")
    report(at_table, kept, "implemented", on=clock.today())
    done = measure(at_table, at_table.school, "Erledigt")
    services.mark_done(by=at_table.head, measure=done)

    page = queries.commitment_page(at_table.head, at_table.school)

    assert page.promised == ()
    assert sorted(titles(page.kept)) == [("Erledigt", "erledigt"), ("Umgesetzt", "implemented")]


def test_a_house_is_owed_measures_of_others_and_the_adoption_of_its_authority(at_table: Cast) -> None:
    for_all = agreed(at_table, title="Für alle")
    not_ours = agreements.record_agreement(
        by=at_table.facilitator,
        table=at_table.table,
        title="Nur Süd",
        wording="Nur im Süden.",
        stated_by="Moderation",
        scope=[at_table.other_school, at_table.authority],
    )
    measure(at_table, at_table.authority, "WLAN", agreement=for_all)
    measure(at_table, at_table.authority, "Nur für Süd", agreement=not_ours)
    measure(at_table, at_table.authority, "Ohne Vereinbarung")

    school = queries.commitment_page(at_table.head, at_table.school)
    authority = queries.commitment_page(at_table.authority_office, at_table.authority)

    assert [(line.title, line.house) for line in school.owed] == [
        ("Für alle", "Stadt Musterstadt"),
        ("WLAN", "Stadt Musterstadt"),
    ]
    assert [(line.title, line.house) for line in authority.owed] == [
        ("Für alle", "Grundschule Nord"),
        ("Für alle", "Grundschule Süd"),
        ("Nur Süd", "Grundschule Süd"),
    ]


def test_agreements_that_ended_are_promised_no_longer(at_table: Cast) -> None:
    ended = agreed(at_table)
    agreements.end_agreement(by=at_table.facilitator, agreement=ended, reason="Überholt.")

    assert queries.commitment_page(at_table.head, at_table.school).promised == ()


def test_nobody_sees_more_than_at_the_own_tables(at_table: Cast) -> None:
    agreed(at_table)
    measure(at_table, at_table.school, "Formular")

    page = queries.commitment_page(at_table.outsider, at_table.school)
    codes = {
        person.name: as_(person).get(address(at_table.school)).status_code
        for person in (at_table.head, at_table.mailbox, at_table.other_head, at_table.office_staff, at_table.outsider)
    }

    assert (page.promised, page.kept, page.owed) == ((), (), ())
    assert codes == {
        "Hanna Nord": 200,
        "Postfach Nord": 200,
        "Sven Süd": 200,
        "Gerda Stelle": 200,
        "Otto Anderswo": 404,
    }


def test_own_adoptions_lead_to_their_report_and_others_to_their_agreement(at_table: Cast) -> None:
    agreement = agreed(at_table)
    adoption = agreement.adoptions.get(institution=at_table.school)

    own = queries.commitment_page(at_table.head, at_table.school).promised[0]
    others = queries.commitment_page(at_table.other_head, at_table.school).promised[0]

    assert own.url == reverse("adoption_detail", args=[adoption.pk])
    assert others.url == reverse("agreement_detail", args=[agreement.pk])


def test_the_page_is_found_from_the_start_page_and_from_the_page_of_the_own_house(at_table: Cast) -> None:
    own, other = as_(at_table.head), as_(at_table.other_head)
    house = reverse("institution_detail", args=[at_table.school.pk])

    assert address(at_table.school) in own.get(reverse("start")).content.decode()
    assert address(at_table.school) in own.get(house).content.decode()
    assert address(at_table.school) not in other.get(house).content.decode()


def test_the_questions_do_not_grow(at_table: Cast) -> None:
    client = as_(at_table.head)

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(address(at_table.school))
        return len(asked)

    first = agreed(at_table)
    measure(at_table, at_table.authority, "WLAN", agreement=first)
    before = questions()
    for number in range(3):
        more = agreed(at_table, title=f"Noch eine {number}")
        measure(at_table, at_table.authority, f"Kabel {number}", agreement=more)
        measure(at_table, at_table.school, f"Formular {number}")

    assert questions() == before
