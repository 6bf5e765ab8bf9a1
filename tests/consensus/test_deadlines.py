"""Rounds with a deadline: asked by mail, reminded of, over by themselves, and the facilitator is asked to state."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from rundtisch.consensus import services
from rundtisch.consensus.models import Round
from rundtisch.consensus.queries import asks_for
from rundtisch.foundation import clock
from rundtisch.foundation.models import Delivery
from rundtisch.journal.models import Entry
from rundtisch.roundtables.models import GroundRules
from tests import factories as make
from tests.consensus.steps import as_, five_houses, opened, procedure, refusal_of, said
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 30, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
DEADLINE = date(2026, 12, 11)


@pytest.fixture
def at_table() -> Cast:
    return cast()


def asked(at_table: Cast, answer_by: date = DEADLINE, **fields: Any) -> Round:
    with clock.at(MONDAY):
        return services.open_round(
            by=at_table.facilitator,
            procedure=procedure(at_table, **fields),
            wording="Wir vereinbaren es.",
            answer_by=answer_by,
        )


def mails_on(day: int) -> list[str]:
    """To whom the daily jobs write on this day of December."""
    Delivery.objects.all().delete()
    with clock.at(MONDAY.replace(month=12, day=day)):
        services.close_rounds_that_are_over()
        services.remind_missing_houses()
    return sorted(Delivery.objects.values_list("recipient", flat=True))


def test_the_entitled_houses_are_asked_when_the_round_opens(at_table: Cast) -> None:
    make.mandate(at_table.outsider, at_table.school)

    asked(at_table)

    asked_by_mail = [at_table.head, at_table.outsider, at_table.other_head, at_table.authority_office]
    assert set(Delivery.objects.values_list("recipient", flat=True)) == {one.email for one in asked_by_mail}
    mail = Delivery.objects.get(recipient=at_table.head.email)
    assert mail.subject == "Antwort bis 11. Dezember 2026: Runder Tisch Musterstadt"
    assert "Es fehlt die Stimme von: Grundschule Nord" in mail.text
    assert "Wir vereinbaren es." not in mail.text


def test_a_round_in_the_meeting_writes_no_mail(at_table: Cast) -> None:
    opened(at_table)

    assert Delivery.objects.count() == 0


def test_only_the_missing_are_reminded_and_no_mail_tells_what_was_said(at_table: Cast) -> None:
    one = asked(at_table)
    with clock.at(MONDAY):
        said(one, at_table.head, at_table.school, position="veto", reason="Das geheime Wort")

    found = {day: mails_on(day) for day in (1, 4, 7)}

    missing = sorted([at_table.other_head.email, at_table.authority_office.email])
    assert found == {1: [], 4: [], 7: missing}
    assert not any("geheime Wort" in text or "Veto" in text for text in Delivery.objects.values_list("text", flat=True))
    assert (mails_on(7), mails_on(10)) == ([], missing)


def test_secret_rounds_remind_those_who_have_not_taken_part(at_table: Cast) -> None:
    houses = five_houses(at_table)
    one = asked(at_table, method="sense_check", is_secret=True)
    with clock.at(MONDAY):
        services.cast_ballot(by=at_table.head, round=one, institution=at_table.school, fingers=3)

    assert mails_on(7) == sorted(head.email for _house, head in houses[1:])


def test_a_deadline_ends_the_round_by_itself_and_silence_stays_missing(at_table: Cast) -> None:
    one = asked(at_table)
    with clock.at(MONDAY):
        said(one, at_table.head, at_table.school, position="full")

    assert mails_on(12) == []

    ended = Round.objects.get()
    assert (ended.closed_at, ended.closed_by) == (ended.after_period_until, None)
    assert Entry.objects.filter(act="consensus.round_closed").values_list("details", flat=True).get() == {
        "how": "deadline"
    }
    with clock.at(MONDAY.replace(month=12, day=12)):
        late = refusal_of(
            services.give_voice, by=at_table.other_head, round=one, institution=at_table.other_school, position="full"
        )
        stated = services.state_result(by=at_table.facilitator, round=one, result="consensus", text="Konsens.")
    assert late.startswith("Die Frist ist am 11. Dezember 2026, 23:59 Uhr abgelaufen.")
    assert (stated.reading["heard"], len(stated.reading["missing"])) == (1, 2)


def test_the_facilitator_is_asked_for_the_statement_until_it_is_made(at_table: Cast) -> None:
    one = asked(at_table)
    with clock.at(MONDAY):
        said(one, at_table.head, at_table.school, position="full")
        assert asks_for(at_table.facilitator) == []
        assert [ask.detail for ask in asks_for(at_table.other_head)] == [
            "für Grundschule Süd, bis 11.\u00a0Dezember 2026"
        ]
    mails_on(12)

    with clock.at(MONDAY.replace(month=12, day=12)):
        titles = {
            person.name: [ask.title for ask in asks_for(person)]
            for person in (at_table.facilitator, at_table.head, at_table.other_head, at_table.office_staff)
        }
        services.state_result(by=at_table.facilitator, round=one, result="consensus", text="Konsens.")
        after = asks_for(at_table.facilitator)

    assert titles == {
        "Mona Moderation": ["Die Frist ist um: Übergang 4/5"],
        "Hanna Nord": [],
        "Sven Süd": [],
        "Gerda Stelle": [],
    }
    assert after == []


def test_without_a_facilitator_whom_the_ground_rules_name_is_asked(at_table: Cast) -> None:
    GroundRules.objects.create(
        table=at_table.table, number=1, text="-", in_force_from=make.LONG_AGO, stating_institution=at_table.office
    )
    asked(at_table)
    at_table.table.participations.filter(institution=at_table.facilitation).update(to_on=MONDAY.date())
    mails_on(12)

    with clock.at(MONDAY.replace(month=12, day=12)):
        found = [len(asks_for(person)) for person in (at_table.office_staff, at_table.head, at_table.facilitator)]

    assert found == [1, 0, 0]


def test_an_after_period_asks_the_absent_by_mail(at_table: Cast) -> None:
    with clock.at(MONDAY):
        one = opened(at_table)
        said(one, at_table.head, at_table.school, position="full")
        services.grant_after_period(by=at_table.facilitator, round=one, until=MONDAY + timedelta(days=11))

    missing = sorted([at_table.other_head.email, at_table.authority_office.email])
    assert sorted(Delivery.objects.values_list("recipient", flat=True)) == missing
    assert (mails_on(3), mails_on(7)) == ([], missing)


def test_another_wording_keeps_the_deadline_and_asks_all_anew(at_table: Cast) -> None:
    one = asked(at_table)
    with clock.at(MONDAY):
        said(one, at_table.head, at_table.school, position="full")
        Delivery.objects.all().delete()
        following = services.change_wording(by=at_table.facilitator, round=one, wording="Anders.")

    assert following.after_period_until == one.after_period_until
    assert Delivery.objects.count() == 3


def test_a_deadline_lies_ahead(at_table: Cast) -> None:
    sentence = refusal_of(asked, at_table=at_table, answer_by=MONDAY.date() - timedelta(days=1))

    assert sentence == "Die Frist muss in der Zukunft enden."
    assert Round.objects.count() == 0


def test_a_round_between_the_meetings_is_asked_for_on_the_page(at_table: Cast) -> None:
    until = clock.today() + timedelta(days=10)
    words = {"method": "consent", "title": "WLAN", "wording": "Wir machen es.", "quorum_share": "0.5"}

    answer = as_(at_table.facilitator).post(
        reverse("procedure_list", args=[at_table.table.pk]), {**words, "answer_by": until}, follow=True
    )

    one = Round.objects.select_related("procedure").get()
    assert (str(one.procedure.quorum_share), timezone.localtime(one.after_period_until).date()) == (
        "0.5000",
        until,
    )
    assert "Antwort bis" in answer.content.decode()
    assert "Frist verlängern" in answer.content.decode()
