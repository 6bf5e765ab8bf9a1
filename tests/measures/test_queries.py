"""What measures ask, tell, and bring to meetings and agreements."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rundtisch.foundation import clock
from rundtisch.institutions.models import Appointment
from rundtisch.measures import queries, services
from rundtisch.meetings.ports import AgendaProposal, BesideItem, MinutesSection, outcome_kinds
from rundtisch.people.models import Person
from rundtisch.roundtables.asks import Ask
from tests.measures import factories as made
from tests.measures.factories import agreement_at
from tests.meetings import factories as meetings
from tests.world import Cast


def titles_asked(person: Person) -> list[tuple[str, str]]:
    return [(ask.title, ask.label) for ask in queries.asks_for(person)]


def questions(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)


def test_a_house_is_asked_for_what_is_near_or_late(world: Cast) -> None:
    today = clock.today()
    late = made.measure(world.table, world.school, world.head, "Verpasst", due_on=today - timedelta(days=1))
    made.measure(world.table, world.school, world.head, "Nah", due_on=today + timedelta(days=30))
    made.measure(world.table, world.school, world.head, "Fern", due_on=today + timedelta(days=31))
    made.measure(world.table, world.other_school, world.head, "Fremd", due_on=today)

    asked = queries.asks_for(world.head)

    url = f"{reverse('measure_detail', args=[late.pk])}#progress"
    detail = f"Grundschule Nord, {queries.open_at(world.table)[0].until}, überfällig"
    assert asked[0] == Ask("Maßnahme: Verpasst", detail, url, "Stand melden", 2)
    assert [ask.title for ask in asked] == ["Maßnahme: Verpasst", "Maßnahme: Nah"]
    assert titles_asked(world.digital_lead) == titles_asked(world.head)
    assert (titles_asked(world.mailbox), titles_asked(world.outsider)) == ([], [])


def test_whoever_is_named_is_asked_alone_until_leaving(world: Cast) -> None:
    made.measure(
        world.table, world.school, world.head, "Benannt", due_on=clock.today(), responsible_person=world.digital_lead
    )

    before = titles_asked(world.head), titles_asked(world.digital_lead)
    Appointment.objects.filter(person=world.digital_lead).update(to_on=clock.today())

    assert before == ([], [("Maßnahme: Benannt", "Stand melden")])
    assert titles_asked(world.head) == [("Wer übernimmt „Benannt“?", "Person benennen")]


def test_what_others_did_is_news(world: Cast) -> None:
    since = clock.now() - timedelta(minutes=1)
    measure = services.add_measure(
        by=world.office_staff, table=world.table, title="Neu", responsible_institution=world.school
    )
    added = queries.news_for(world.head, since)
    services.mark_done(by=world.head, measure=measure)

    assert [(one.title, one.detail) for one in added] == [("Neue Maßnahme", "Neu, Grundschule Nord")]
    assert [one.title for one in queries.news_for(world.other_head, since)] == ["Maßnahme erledigt"]
    assert queries.news_for(world.outsider, since) == []
    assert queries.news_for(world.other_head, clock.now()) == []


def test_minutes_and_agenda_know_the_measures_of_an_item(world: Cast) -> None:
    meeting = meetings.open_meeting(world.table)
    item = meetings.agenda_item(meeting)
    measure = made.measure(
        world.table, world.school, world.head, agenda_item=item, due_on=date(2027, 1, 31), function="Steuergruppe"
    )

    until = queries.open_at(world.table)[0].until
    words = f"zuständig Grundschule Nord, Steuergruppe, {until}"
    assert until.replace("\xa0", " ") == "bis 31. Januar 2027"
    assert queries.minutes_sections(world.head, meeting) == [
        MinutesSection(item.pk, "Maßnahmen", (f"Maßnahme: Geräteübergabe beschreiben – {words}",))
    ]
    assert queries.beside_items(world.head, meeting) == [
        BesideItem(
            item.pk,
            "Geräteübergabe beschreiben",
            f"Maßnahme: Grundschule Nord, Steuergruppe, {until}",
            reverse("measure_detail", args=[measure.pk]),
        )
    ]
    assert (queries.minutes_sections(world.outsider, meeting), queries.beside_items(world.outsider, meeting)) == (
        [],
        [],
    )
    assert [offer.url_name for offer in outcome_kinds if offer.kind == "measure"] == ["measure_from_outcome"]
    assert queries.item_acts(world.head, [item]) == {item.pk: [("Maßnahme festhalten", "measure_at_item")]}
    assert queries.item_acts(world.mailbox, [item]) == {}


def test_late_measures_want_to_be_talked_about_once(world: Cast) -> None:
    meeting = meetings.meeting(world.table)
    nothing = queries.agenda_proposals(world.facilitator, meeting)
    made.measure(world.table, world.school, world.head, "Verpasst", due_on=date(2026, 7, 10))

    proposed = queries.agenda_proposals(world.facilitator, meeting)
    meetings.agenda_item(meeting, title="Rückblick auf Maßnahmen")

    assert nothing == []
    assert proposed == [
        AgendaProposal("Rückblick auf Maßnahmen", "1 Maßnahme ist bis dahin überfällig: Verpasst", "review", 7)
    ]
    assert queries.agenda_proposals(world.facilitator, meeting) == []
    assert queries.agenda_proposals(world.outsider, meeting) == []


def test_an_agreement_knows_what_came_of_it(world: Cast) -> None:
    agreement = agreement_at(world)
    measure = made.measure(world.table, world.school, world.head, agreement=agreement)

    links = queries.chain_of_agreement(world.head, agreement)

    assert [(link.label, link.note) for link in links] == [
        ("Maßnahme: Geräteübergabe beschreiben", "läuft, ohne Frist")
    ]
    assert [line.id for line in queries.measures_of_agreements([agreement.pk])[agreement.pk]] == [measure.pk]
    assert queries.chain_of_agreement(world.outsider, agreement) == []


def test_questions_do_not_grow_with_measures(world: Cast) -> None:
    meeting = meetings.open_meeting(world.table)
    item, agreement = meetings.agenda_item(meeting), agreement_at(world)

    def everything() -> list[int]:
        return [
            questions(lambda: queries.asks_for(world.head)),
            questions(lambda: queries.news_for(world.other_head, meetings.AFTERNOON - timedelta(days=40_000))),
            questions(lambda: queries.minutes_sections(world.head, meeting)),
            questions(lambda: queries.beside_items(world.head, meeting)),
            questions(lambda: queries.agenda_proposals(world.head, meeting)),
            questions(lambda: queries.chain_of_agreement(world.head, agreement)),
            questions(lambda: queries.open_at(world.table)),
        ]

    def more(count: int) -> None:
        for _ in range(count):
            made.measure(
                world.table, world.school, world.head, agreement=agreement, agenda_item=item, due_on=clock.today()
            )

    more(1)
    few = everything()
    more(39)

    assert everything() == few
