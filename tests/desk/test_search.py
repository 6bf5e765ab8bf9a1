"""The search of the frame: every part looks among what the person may see."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rundtisch.agreements import services as agreements
from rundtisch.desk.finding import find
from rundtisch.foundation import search as index
from rundtisch.institutions.models import Institution
from rundtisch.measures import services as measures
from rundtisch.meetings import services as meetings
from rundtisch.people.models import Person
from rundtisch.processes import services as processes
from rundtisch.roundtables import services as roundtables
from tests import factories as make
from tests.doors import signed_in
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db
ALL = ["Vereinbarungen", "Themen", "Sitzungen und Protokolle", "Maßnahmen", "Abläufe"]


@pytest.fixture
def at_table() -> Cast:
    return cast()


@pytest.fixture
def _written(at_table: Cast) -> None:
    """One thing of each kind that speaks of loan devices."""
    agreements.record_agreement(
        by=at_table.facilitator, table=at_table.table, title="Leihgeräte", wording="Ja.", stated_by="Moderation"
    )
    roundtables.propose_topic(by=at_table.head, table=at_table.table, title="Wer verwaltet Leihgeräte?")
    begins = timezone.now() + timedelta(days=1)
    meeting = meetings.plan_meeting(
        by=at_table.facilitator,
        table=at_table.table,
        title="Herbst",
        starts_at=begins,
        ends_at=begins + timedelta(hours=2),
    )
    meetings.add_agenda_item(
        by=at_table.facilitator, meeting=meeting, title="Leihgeräte", kind="work", minutes_planned=20
    )
    measures.add_measure(
        by=at_table.facilitator,
        table=at_table.table,
        title="Leihgeräte zählen",
        responsible_institution=at_table.school,
    )
    processes.begin_description(
        by=at_table.head, institution=at_table.school, kind="other", title="Leihgeräte ausgeben"
    )


def labels(person: Person, typed: str) -> list[str]:
    return [str(group.label) for group in find(person, typed).groups]


@pytest.mark.usefixtures("_written")
def test_every_kind_is_found_by_who_may_see_it(at_table: Cast) -> None:
    assert labels(at_table.head, "leihgerät") == ALL
    assert labels(at_table.other_head, "leihgerät") == ALL[:-1]


@pytest.mark.usefixtures("_written")
def test_whoever_sits_elsewhere_finds_nothing_of_it(at_table: Cast) -> None:
    assert labels(at_table.outsider, "leihgerät") == []
    assert not find(at_table.outsider, "Leihgerädte").is_similar


@pytest.mark.usefixtures("_written")
def test_a_rebuilt_index_finds_the_same(at_table: Cast) -> None:
    index.rebuild()

    assert labels(at_table.head, "leihgerät") == ALL


def test_minutes_are_found_once_the_meeting_is_closed(at_table: Cast) -> None:
    begins = timezone.now()
    meeting = meetings.plan_meeting(
        by=at_table.facilitator,
        table=at_table.table,
        title="Herbst",
        starts_at=begins,
        ends_at=begins + timedelta(hours=2),
    )
    item = meetings.add_agenda_item(
        by=at_table.facilitator, meeting=meeting, title="Aussprache", kind="work", minutes_planned=20
    )
    meetings.open_meeting(by=at_table.facilitator, meeting=meeting)
    meetings.write_minutes(by=at_table.head, agenda_item=item, body="Der Hausmeister hilft beim Aufbau.", version=0)
    assert labels(at_table.head, "Hausmeister") == []

    meetings.close_meeting(by=at_table.facilitator, meeting=meeting)

    (group,) = find(at_table.head, "Hausmeister").groups
    assert group.hits[0].url == f"/meetings/{meeting.pk}/minutes/"


def test_changed_words_are_found_and_former_ones_are_not(at_table: Cast) -> None:
    topic = roundtables.propose_topic(by=at_table.head, table=at_table.table, title="Beamer")

    roundtables.change_topic(
        by=at_table.head, topic=topic, title="Bildschirme", description="", kind="exchange", version=1
    )

    assert labels(at_table.head, "Beamer") == []
    assert labels(at_table.head, "Bildschirm") == ["Themen"]


def test_houses_are_found_by_their_name(at_table: Cast) -> None:
    (group,) = find(at_table.head, "Grundschule Nord").groups

    assert [hit.title for hit in group.hits] == ["Grundschule Nord"]
    assert Institution.objects.count() > 1


def test_the_page_keeps_what_was_typed_and_says_when_nothing_was_found(at_table: Cast) -> None:
    client = signed_in(at_table.head)

    nothing = client.get("/search/", {"q": "<b>Quitte"}).content.decode()
    empty = client.get("/search/").content.decode()

    assert "Gefunden zu „&lt;b&gt;Quitte“" in nothing
    assert "Nichts gefunden" in nothing
    assert "Ein Wort genügt" in empty


@pytest.mark.usefixtures("_written")
def test_more_hits_ask_no_more_questions(at_table: Cast) -> None:
    client = signed_in(at_table.head)
    make.school("Haus der Leihgeräte")
    counts = set()

    for number in range(2):
        client.get("/search/?q=leihgerät")
        with CaptureQueriesContext(connection) as asked:
            client.get("/search/?q=leihgerät")
        counts.add(len(asked))
        roundtables.propose_topic(by=at_table.head, table=at_table.table, title=f"Leihgeräte {number}")
        make.school(f"Schule der Leihgeräte {number}")

    assert len(counts) == 1
    assert max(counts) <= 20


def test_a_word_in_a_text_of_others_makes_no_difference(at_table: Cast) -> None:
    elsewhere = make.table("Runder Tisch anderswo")
    make.seat(elsewhere, at_table.outsider.appointments.get().institution)
    roundtables.propose_topic(by=at_table.outsider, table=elsewhere, title="Insolvenn")
    before = find(at_table.outsider, "Insolvenz")

    processes.begin_description(by=at_table.head, institution=at_table.school, kind="other", title="Insolvenz")

    assert [hit.title for group in before.groups for hit in group.hits] == ["Insolvenn"]
    assert find(at_table.outsider, "Insolvenz") == before
