"""The start page and the overview of a table."""

import pytest
from django.urls import reverse

from rundtisch.foundation.deliveries import deliver_due
from rundtisch.meetings.services import open_meeting
from tests.region import Region, visitor

pytestmark = pytest.mark.django_db


def shown(region: Region, role: str, name: str, *arguments: object) -> str:
    answer = visitor(region, role).get(reverse(name, args=arguments))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_start_page_of_a_head_shows_the_next_meeting_and_what_is_asked(once: Region) -> None:
    page = shown(once, "digital_lead", "start")

    assert "Standortbestimmung 2026 und Jahresplan" in page
    assert "3 Kategorien einschätzen" in page
    assert "Das war alles." in page


def test_what_one_house_is_asked_another_is_not(once: Region) -> None:
    assert "3 Kategorien einschätzen" not in shown(once, "head", "start")


def test_a_house_that_replied_is_not_asked_again(once: Region) -> None:
    page = shown(once, "head", "start")

    assert "nimmt teil" in page
    assert "Ich nehme teil" not in page


def test_somebody_at_no_table_gets_a_helpful_start_page(once: Region) -> None:
    page = shown(once, "outsider", "start")

    assert "Ihr Haus nimmt noch an keinem Tisch teil." in page
    assert "Standortbestimmung" not in page


@pytest.mark.parametrize("role", ["head", "supervisor", "office", "facilitator", "mailbox"])
def test_the_overview_shows_table_meeting_agreements_and_measures(once: Region, role: str) -> None:
    page = shown(once, role, "table_detail", once.table.pk)

    assert "11 Stimmen" in page
    assert "Standortbestimmung 2026 und Jahresplan" in page
    assert "Gemeinsame Grundsätze zu KI-Werkzeugen im Unterricht" in page
    assert "Ablauf Geräteübergabe beschreiben" in page


def test_the_frame_marks_the_room_one_is_in(once: Region) -> None:
    page = shown(once, "head", "topic_list", once.table.pk)

    assert 'aria-current="page"' in page.split("rt-tabs__row", 1)[1].split("Sitzungen", 1)[0]


def test_in_english_the_start_page_is_english(once: Region) -> None:
    browser = visitor(once, "head")
    browser.cookies["django_language"] = "en"

    page = browser.get(reverse("start")).content.decode()

    assert "Asked of you" in page or "Nothing is asked of you right now." in page
    assert "Das war alles." not in page


def test_nothing_was_mailed_about_former_days(region: Region) -> None:
    assert deliver_due() == 0


def test_while_a_meeting_runs_the_overview_leads_into_it(once: Region) -> None:
    meeting = once.table.meetings.latest("starts_at")
    open_meeting(by=once.person("facilitator"), meeting=meeting)

    page = shown(once, "head", "table_detail", once.table.pk)

    assert ("Die Sitzung läuft" in page, "Tagesordnung ansehen" in page) == (True, False)
