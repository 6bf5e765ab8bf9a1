"""Reminders by mail: who gets them, how often, and what they never say."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from rundtisch.agreements import services as agreements
from rundtisch.foundation import clock, jobs
from rundtisch.foundation.errors import NotEntitled
from rundtisch.foundation.models import Delivery
from rundtisch.measures import services
from rundtisch.measures.models import Reminder, ReminderPause
from rundtisch.measures.rules.reminders import may_be_reminded_on
from tests.agreements.agreeing import agreed
from tests.consensus.steps import as_
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db
#: A Monday on which school is held, a Saturday, a day in the Christmas holidays, a public holiday.
MONDAY = date(2026, 11, 30)
FREE = (date(2026, 12, 5), date(2026, 12, 28), date(2027, 5, 6))


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 8, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def remind_on(day: date) -> int:
    with clock.at(at(day)):
        return services.send_reminders()


@pytest.fixture
def at_table() -> Cast:
    with clock.at(at(MONDAY - timedelta(days=3))):
        return cast()


@pytest.fixture
def agreement(at_table: Cast) -> object:
    with clock.at(at(MONDAY - timedelta(days=3))):
        made = agreed(at_table, title="Geheimer Titel")
        Delivery.objects.all().delete()
        return made


def recipients() -> list[str]:
    return sorted(Delivery.objects.values_list("recipient", flat=True))


@pytest.mark.parametrize(
    ("day", "last", "may"),
    [
        (MONDAY, None, True),
        (MONDAY, MONDAY - timedelta(days=6), False),
        (MONDAY, MONDAY - timedelta(days=7), True),
        *((day, None, False) for day in FREE),
    ],
)
def test_on_working_days_and_not_again_within_a_week(day: date, last: date | None, may: bool) -> None:
    assert may_be_reminded_on(day, last) is may


@pytest.mark.usefixtures("agreement")
def test_those_who_may_act_are_reminded_and_nobody_else(at_table: Cast) -> None:
    number = remind_on(MONDAY)

    acting = (at_table.head, at_table.digital_lead, at_table.other_head, at_table.authority_office)
    assert number == 4
    assert recipients() == sorted(person.email for person in acting)


@pytest.mark.usefixtures("agreement")
def test_a_mail_says_how_much_waits_and_no_title(at_table: Cast) -> None:
    with clock.at(at(MONDAY - timedelta(days=3))):
        services.add_measure(
            by=at_table.office_staff,
            table=at_table.table,
            title="Geheime Maßnahme",
            responsible_institution=at_table.school,
            due_on=MONDAY,
        )

    remind_on(MONDAY)

    mail = Delivery.objects.get(recipient=at_table.head.email)
    assert "1 Vereinbarung wartet auf den Stand Ihres Hauses." in mail.text
    assert "1 Maßnahme ist bald fällig, überfällig oder ohne Namen." in mail.text
    assert not any("Geheim" in text for text in (mail.subject, mail.text, mail.html))


@pytest.mark.usefixtures("agreement")
def test_at_most_one_mail_a_week_and_none_on_free_days() -> None:
    sent = [remind_on(MONDAY + timedelta(days=days)) for days in (0, 0, 1, 6, 7)]

    # The sixth day is a Sunday.
    assert sent == [4, 0, 0, 0, 4]
    assert [remind_on(day) for day in FREE] == [0, 0, 0]


@pytest.mark.usefixtures("at_table")
def test_where_nothing_waits_nobody_is_written_to() -> None:
    assert (remind_on(MONDAY), Reminder.objects.count()) == (0, 0)


def test_what_was_reported_waits_no_longer(at_table: Cast, agreement: object) -> None:
    with clock.at(at(MONDAY)):
        for adoption, by in zip(
            agreement.adoptions.order_by("place"),  # type: ignore[attr-defined]
            (at_table.head, at_table.other_head, at_table.authority_office),
            strict=True,
        ):
            agreements.report_adoption(by=by, adoption=adoption, state="brought_in")

    assert remind_on(MONDAY) == 0


@pytest.mark.usefixtures("agreement")
def test_whoever_switched_reminders_off_gets_none_and_may_switch_them_on(at_table: Cast) -> None:
    client, address = as_(at_table.head), reverse("reminder_setting")

    client.post(address, {"is_on": "no"})
    client.post(address, {"is_on": "no"})
    off = (client.get(address).content.decode(), client.get(reverse("account")).content.decode())
    sent = remind_on(MONDAY)
    client.post(address, {"is_on": "yes"})
    later = remind_on(MONDAY + timedelta(days=1))

    assert "Erinnerungen sind abgeschaltet." in off[0]
    assert "Abgeschaltet: Sie bekommen keine Erinnerungen" in off[1]
    assert (sent, later, ReminderPause.objects.count()) == (3, 1, 0)


def test_nobody_switches_the_reminders_of_others(at_table: Cast) -> None:
    with pytest.raises(NotEntitled):
        services.switch_reminders(by=at_table.office_staff, person=at_table.head, is_on=False)


def test_reminding_is_a_daily_job() -> None:
    assert services.send_reminders in jobs.daily
