"""The agenda: adding, changing, ordering, removing."""

import pytest
from django.db import IntegrityError, transaction

from rundtisch.foundation import clock
from rundtisch.foundation.errors import NotEntitled, Refusal
from rundtisch.meetings import services
from rundtisch.meetings.models import AgendaItem, Meeting
from rundtisch.roundtables import services as tables
from rundtisch.roundtables.models import Topic, TopicState
from rundtisch.writing.models import JointText
from tests import factories as make
from tests.meetings import factories as plan
from tests.world import Cast


def titles(meeting: Meeting) -> list[tuple[int, str]]:
    return list(meeting.agenda_items.order_by("position").values_list("position", "title"))


def topic(world: Cast, **fields: str) -> Topic:
    words = {"title": "Übergang", "description": "Von 4 nach 5", "kind": "question", **fields}
    return tables.propose_topic(by=world.head, table=world.table, **words)


def test_items_stand_in_the_order_in_which_they_were_added(world: Cast) -> None:
    meeting = plan.meeting(world.table)

    for title in ("Begrüßung", "Bilanz"):
        services.add_agenda_item(by=world.office_staff, meeting=meeting, title=title, minutes_planned=15)

    assert titles(meeting) == [(1, "Begrüßung"), (2, "Bilanz")]


def test_a_topic_brings_its_words_and_is_scheduled(world: Cast) -> None:
    wanted = topic(world)

    item = services.add_agenda_item(
        by=world.facilitator, meeting=plan.meeting(world.table), minutes_planned=20, topic=wanted
    )

    assert (item.title, item.description, item.kind) == ("Übergang", "Von 4 nach 5", "exchange")
    wanted.refresh_from_db()
    assert wanted.state == TopicState.SCHEDULED


def test_a_topic_stands_on_one_agenda_only(world: Cast) -> None:
    wanted, meeting = topic(world), plan.meeting(world.table)
    services.add_agenda_item(by=world.office_staff, meeting=meeting, minutes_planned=20, topic=wanted)

    with pytest.raises(Refusal, match="steht schon auf einer Tagesordnung"):
        services.add_agenda_item(
            by=world.office_staff, meeting=plan.meeting(world.table), minutes_planned=20, topic=wanted
        )


def test_a_topic_of_another_table_is_refused(world: Cast) -> None:
    elsewhere = make.table()
    foreign = Topic.objects.create(table=elsewhere, title="Fremd", proposed_by=world.head, proposed_at=plan.AFTERNOON)

    with pytest.raises(Refusal, match="anderen Tisch"):
        services.add_agenda_item(
            by=world.office_staff, meeting=plan.meeting(world.table), minutes_planned=20, topic=foreign
        )


def test_an_item_without_title_or_with_an_endless_time_is_refused(world: Cast) -> None:
    meeting = plan.meeting(world.table)

    for words, sentence in (
        ({"title": " ", "minutes_planned": 5}, "Titel"),
        ({"title": "A", "minutes_planned": 481}, "480"),
    ):
        with pytest.raises(Refusal, match=sentence):
            services.add_agenda_item(by=world.office_staff, meeting=meeting, **words)  # type: ignore[arg-type] - words of the test

    assert titles(meeting) == []


def test_heads_do_not_change_the_agenda(world: Cast) -> None:
    meeting = plan.meeting(world.table)
    item = plan.agenda_item(meeting)

    with pytest.raises(NotEntitled):
        services.add_agenda_item(by=world.head, meeting=meeting, title="A", minutes_planned=5)
    with pytest.raises(NotEntitled):
        services.order_agenda_items(by=world.head, meeting=meeting, order=[item.pk])
    with pytest.raises(NotEntitled):
        services.remove_agenda_item(by=world.head, agenda_item=item)


def test_the_whole_agenda_gets_a_new_order(world: Cast) -> None:
    meeting = plan.meeting(world.table)
    one, two, three = (plan.agenda_item(meeting, title) for title in ("A", "B", "C"))

    services.order_agenda_items(by=world.office_staff, meeting=meeting, order=[three.pk, one.pk, two.pk])

    assert titles(meeting) == [(1, "C"), (2, "A"), (3, "B")]


def test_an_order_of_another_agenda_is_refused(world: Cast) -> None:
    meeting = plan.meeting(world.table)
    one, two = plan.agenda_item(meeting, "A"), plan.agenda_item(meeting, "B")

    for order in ([one.pk], [one.pk, one.pk, two.pk], [one.pk, one.pk]):
        with pytest.raises(Refusal, match="inzwischen von jemand anderem geändert"):
            services.order_agenda_items(by=world.office_staff, meeting=meeting, order=order)

    assert titles(meeting) == [(1, "A"), (2, "B")]


def test_two_who_order_at_once_do_not_overwrite_each_other(world: Cast) -> None:
    meeting = plan.meeting(world.table)
    one, two = plan.agenda_item(meeting, "A"), plan.agenda_item(meeting, "B")
    seen = meeting.agenda_version
    services.order_agenda_items(by=world.office_staff, meeting=meeting, order=[two.pk, one.pk], version=seen)

    with pytest.raises(Refusal, match="inzwischen von jemand anderem geändert"):
        services.order_agenda_items(by=world.facilitator, meeting=meeting, order=[one.pk, two.pk], version=seen)

    assert titles(meeting) == [(1, "B"), (2, "A")]


def test_an_item_is_changed_over_the_agenda_one_had_read(world: Cast) -> None:
    meeting = plan.meeting(world.table)
    item = plan.agenda_item(meeting)
    words = {"title": "Neu", "kind": "work", "minutes_planned": 45, "presenting_institution": world.authority}

    services.change_agenda_item(by=world.office_staff, agenda_item=item, version=0, **words)  # type: ignore[arg-type] - words of the test
    with pytest.raises(Refusal, match="inzwischen"):
        services.change_agenda_item(by=world.facilitator, agenda_item=item, version=0, **words)  # type: ignore[arg-type] - words of the test

    item.refresh_from_db()
    assert (item.title, item.kind, item.minutes_planned, item.presenting_institution) == (
        "Neu",
        "work",
        45,
        world.authority,
    )


def test_a_removed_item_closes_its_gap_and_frees_its_topic(world: Cast) -> None:
    meeting, wanted = plan.meeting(world.table), topic(world)
    item = services.add_agenda_item(by=world.office_staff, meeting=meeting, minutes_planned=20, topic=wanted)
    plan.agenda_item(meeting, "Danach")

    services.remove_agenda_item(by=world.office_staff, agenda_item=AgendaItem.objects.get(pk=item.pk))

    wanted.refresh_from_db()
    assert (titles(meeting), wanted.state) == ([(1, "Danach")], TopicState.PREPARED)
    assert JointText.objects.count() == 1


def test_an_item_with_minutes_or_outcomes_stays(world: Cast) -> None:
    meeting = plan.open_meeting(world.table)
    written, recorded = plan.agenda_item(meeting, "A"), plan.agenda_item(meeting, "B")
    services.write_minutes(by=world.head, agenda_item=written, body="Gesagt", version=0)
    services.record_outcome(by=world.head, agenda_item=recorded, kind="measure", text="Getan")

    for item in (written, recorded):
        with pytest.raises(Refusal, match="bleibt auf der Tagesordnung"):
            services.remove_agenda_item(by=world.office_staff, agenda_item=AgendaItem.objects.get(pk=item.pk))

    assert titles(meeting) == [(1, "A"), (2, "B")]


@pytest.mark.parametrize("wrong", [{"position": 1}, {"minutes_planned": 0}, {"minutes_planned": 481}])
def test_the_database_keeps_what_an_agenda_must_be(world: Cast, wrong: dict[str, int]) -> None:
    meeting = plan.meeting(world.table)
    plan.agenda_item(meeting)

    with pytest.raises(IntegrityError), transaction.atomic():
        plan.agenda_item(meeting, **wrong)


def test_a_house_that_does_not_sit_at_the_table_presents_nothing(world: Cast) -> None:
    meeting, stranger = plan.meeting(world.table), make.school("Schule am Rand")
    words = {"by": world.office_staff, "title": "Bilanz", "minutes_planned": 10}
    item = services.add_agenda_item(meeting=meeting, presenting_institution=world.school, **words)

    with pytest.raises(Refusal, match="Schule am Rand sitzt nicht an diesem Tisch"):
        services.add_agenda_item(meeting=meeting, presenting_institution=stranger, **words)
    with pytest.raises(Refusal, match="Schule am Rand sitzt nicht an diesem Tisch"):
        services.change_agenda_item(agenda_item=item, kind="exchange", presenting_institution=stranger, **words)

    assert list(meeting.agenda_items.values_list("presenting_institution", flat=True)) == [world.school.pk]


def test_a_house_that_left_meanwhile_stays_on_an_item_that_is_changed(world: Cast) -> None:
    meeting = plan.meeting(world.table)
    words = {"by": world.office_staff, "minutes_planned": 10, "presenting_institution": world.school}
    item = services.add_agenda_item(meeting=meeting, title="Bilanz", **words)
    world.table.participations.filter(institution=world.school).update(to_on=clock.today())

    changed = services.change_agenda_item(agenda_item=item, title="Rückblick", kind="exchange", **words)

    assert (changed.title, changed.presenting_institution) == ("Rückblick", world.school)
