"""What the start page asks of whoever coordinates tables: one line for each kind of thing, however many tables."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rundtisch.desk.queries import desk_of
from rundtisch.foundation import clock
from rundtisch.meetings import services as meetings
from rundtisch.people.models import Person
from rundtisch.roundtables.asks import Ask
from rundtisch.roundtables.models import ParticipationKind, RoundTable
from tests import factories as make
from tests.agreements.agreeing import agreed
from tests.consensus.steps import as_
from tests.measures import factories as made
from tests.meetings import factories as plan
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db

AT_THE_TABLES = {
    "Keine Sitzung geplant",
    "Antworten auf die Einladung fehlen",
    "Vereinbarungen sind zu überprüfen",
    "Maßnahmen sind überfällig",
}


@pytest.fixture
def world() -> Cast:
    return cast()


def asked(person: Person) -> dict[str, Ask]:
    return {ask.title: ask for ask in desk_of(person, clock.now()).asks if ask.title in AT_THE_TABLES}


def another_table(world: Cast, name: str) -> RoundTable:
    table = make.table(name)
    make.seat(table, world.office, ParticipationKind.COORDINATES)
    make.seat(table, world.school)
    return table


def test_a_table_without_a_meeting_asks_for_one(world: Cast) -> None:
    before = asked(world.office_staff)
    plan.meeting(world.table)

    ask = before["Keine Sitzung geplant"]
    assert (ask.detail, ask.places) == (world.table.name, ())
    assert ask.url == reverse("meeting_new", args=[world.table.pk])
    assert asked(world.office_staff) == {}


def test_several_tables_stand_in_one_line_each_with_its_link(world: Cast) -> None:
    others = [another_table(world, f"Tisch {letter}") for letter in "AB"]

    ask = asked(world.office_staff)["Keine Sitzung geplant"]

    assert [place.url for place in ask.places] == [
        reverse("meeting_new", args=[table.pk])
        for table in sorted([world.table, *others], key=lambda table: table.name.lower())
    ]
    assert ask.minutes == 9


def test_whoever_did_not_answer_is_counted_until_the_answer_comes(world: Cast) -> None:
    soon = clock.now() + timedelta(days=5)
    meeting = plan.meeting(world.table, starts_at=soon, ends_at=soon + timedelta(hours=2))
    uninvited = asked(world.office_staff)
    meetings.invite(by=world.office_staff, meeting=meeting, by_mail=False)
    first = asked(world.office_staff)["Antworten auf die Einladung fehlen"]
    meetings.reply(by=world.head, meeting=meeting, institution=world.school, answer="no")
    second = asked(world.office_staff)["Antworten auf die Einladung fehlen"]

    assert uninvited == {}
    assert first.detail.endswith(": 4 Häuser")
    assert second.detail.endswith(": 3 Häuser")
    assert first.url == reverse("meeting_detail", args=[meeting.pk])


def test_answers_to_a_distant_meeting_have_time(world: Cast) -> None:
    later = clock.now() + timedelta(days=40)
    meeting = plan.meeting(world.table, starts_at=later, ends_at=later + timedelta(hours=2))
    meetings.invite(by=world.office_staff, meeting=meeting, by_mail=False)

    assert asked(world.office_staff) == {}


def test_what_is_due_for_review_and_what_is_late_is_told_by_table(world: Cast) -> None:
    plan.meeting(world.table)
    agreement = agreed(world)
    type(agreement).objects.filter(pk=agreement.pk).update(review_on=clock.today())
    made.measure(world.table, world.school, world.head, due_on=clock.today() - timedelta(days=1))
    made.measure(world.table, world.school, world.head, "Ohne Eile", due_on=date(2099, 1, 4))

    found = asked(world.office_staff)

    assert {title: (ask.detail, ask.url) for title, ask in found.items()} == {
        "Vereinbarungen sind zu überprüfen": (
            f"{world.table.name}: 1 Vereinbarung",
            f"{reverse('agreement_list', args=[world.table.pk])}?show=review",
        ),
        "Maßnahmen sind überfällig": (
            f"{world.table.name}: 1 Maßnahme",
            f"{reverse('measure_list', args=[world.table.pk])}?show=late",
        ),
    }


@pytest.mark.parametrize("role", ["head", "authority_office", "supervisor", "facilitator", "outsider"])
def test_nobody_else_is_asked_for_the_tables(world: Cast, role: str) -> None:
    agreement = agreed(world)
    type(agreement).objects.filter(pk=agreement.pk).update(review_on=clock.today())
    made.measure(world.table, world.school, world.head, due_on=clock.today() - timedelta(days=1))

    assert asked(getattr(world, role)) == {}


def test_the_page_asks_the_same_for_thirteen_tables_as_for_one(world: Cast) -> None:
    client = as_(world.office_staff)
    counts = []
    for letter in "ABCDEFGHIJKLM":
        table = another_table(world, f"Tisch {letter}")
        made.measure(table, world.school, world.head, due_on=clock.today() - timedelta(days=1))
        soon = clock.now() + timedelta(days=3)
        meetings.invite(
            by=world.office_staff,
            meeting=plan.meeting(table, starts_at=soon, ends_at=soon + timedelta(hours=1)),
            by_mail=False,
        )
        with CaptureQueriesContext(connection) as questions:
            page = client.get(reverse("start")).content.decode()
        counts.append(len(questions))

    assert page.count("Tisch M") >= 2
    assert counts[1:] == [counts[1]] * 12
    assert counts[-1] <= 20
