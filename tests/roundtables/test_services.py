"""Acts at the table: what they store, refuse and write into the journal."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from rundtisch.foundation import clock
from rundtisch.foundation.errors import NotEntitled, Refusal
from rundtisch.institutions import services as institutions
from rundtisch.journal.models import Entry
from rundtisch.roundtables import services
from rundtisch.roundtables.models import GroundRules, Participation, ParticipationKind, TopicState
from rundtisch.roundtables.permissions import may_state_at
from rundtisch.roundtables.queries import SeatProposal
from tests import factories as make
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def acts() -> list[str]:
    return list(Entry.objects.order_by("at").values_list("act", flat=True))


def test_founding_seats_everybody_and_is_one_entry_in_the_journal(world: Cast) -> None:
    seats = [
        SeatProposal(world.school, ParticipationKind.DECIDES),
        SeatProposal(world.office, ParticipationKind.COORDINATES),
    ]

    table = services.found_table(
        by=world.office_staff, name="Neuer Tisch", municipality=world.table.municipality, seats=seats
    )

    assert list(table.participations.values_list("institution__name", "kind")) == [
        ("Grundschule Nord", "decides"),
        ("Geschäftsstelle", "coordinates"),
    ]
    assert acts() == ["roundtables.founded"]


def test_whoever_coordinates_does_not_decide(world: Cast) -> None:
    with pytest.raises(Refusal, match="entscheidet dort nicht mit"):
        services.seat(
            by=world.office_staff, table=world.table, institution=world.office, kind=ParticipationKind.DECIDES
        )

    assert acts() == []


def test_ground_rules_may_let_the_coordinator_decide(world: Cast) -> None:
    services.put_ground_rules_in_force(
        by=world.office_staff, table=world.table, text="Alle dürfen alles.", coordinator_may_decide=True
    )

    services.seat(by=world.office_staff, table=world.table, institution=world.office, kind=ParticipationKind.DECIDES)

    assert acts() == ["roundtables.ground_rules_put_in_force", "roundtables.seated"]


def test_a_head_of_school_does_not_run_the_table(world: Cast) -> None:
    with pytest.raises(NotEntitled):
        services.put_ground_rules_in_force(by=world.head, table=world.table, text="Meine Regeln")

    assert not GroundRules.objects.exists()


def test_a_participation_cannot_end_before_it_began(world: Cast) -> None:
    seat = world.table.participations.get(institution=world.school)

    with pytest.raises(Refusal, match="bevor sie begonnen hat"):
        services.end_participation(by=world.office_staff, participation=seat, on=date(2019, 1, 1))


def test_a_house_that_left_may_come_back(world: Cast) -> None:
    seat = world.table.participations.get(institution=world.school)
    services.end_participation(by=world.office_staff, participation=seat)

    again = services.seat(
        by=world.office_staff, table=world.table, institution=world.school, kind=ParticipationKind.DECIDES
    )

    assert again.to_on is None


def test_ground_rules_are_numbered_and_earlier_ones_stay(world: Cast) -> None:
    for text in ("Erste Regel", "Zweite Regel"):
        services.put_ground_rules_in_force(by=world.office_staff, table=world.table, text=text)

    assert list(GroundRules.objects.order_by("number").values_list("number", "text")) == [
        (1, "Erste Regel"),
        (2, "Zweite Regel"),
    ]


def test_who_proposed_a_topic_changes_it_and_others_do_not(world: Cast) -> None:
    topic = services.propose_topic(by=world.head, table=world.table, title="WLAN")

    services.change_topic(by=world.head, topic=topic, title="WLAN im Altbau", description="", kind="work", version=1)
    with pytest.raises(NotEntitled):
        services.move_topic(by=world.other_head, topic=topic, state=TopicState.SETTLED)

    topic.refresh_from_db()
    assert (topic.title, topic.version, topic.state) == ("WLAN im Altbau", 2, "proposed")
    assert acts() == ["roundtables.topic_proposed", "roundtables.topic_changed"]


def test_a_house_is_named_in_a_topic_by_who_speaks_for_it_at_this_table(world: Cast) -> None:
    words = {"table": world.table, "title": "WLAN"}
    elsewhere = make.school("Schule am Rand")
    make.appointment(world.head, elsewhere)

    topic = services.propose_topic(by=world.head, institution=world.school, **words)
    for stranger in (world.other_head, world.digital_lead, world.office_staff):
        with pytest.raises(NotEntitled):
            services.propose_topic(by=stranger, institution=world.school, **words)
    with pytest.raises(Refusal, match="Schule am Rand sitzt nicht an diesem Tisch"):
        services.propose_topic(by=world.head, institution=elsewhere, **words)

    assert list(world.table.topics.values_list("pk", "proposed_for")) == [(topic.pk, world.school.pk)]


def test_the_facilitator_alone_states_results(world: Cast) -> None:
    assert may_state_at(world.facilitator, world.table)
    assert not may_state_at(world.office_staff, world.table)


def test_without_facilitator_the_house_named_in_the_ground_rules_states(world: Cast) -> None:
    Participation.objects.filter(institution=world.facilitation).update(to_on=date(2024, 1, 1))
    services.put_ground_rules_in_force(
        by=world.office_staff, table=world.table, text="Die Stadt stellt fest.", stating_institution=world.authority
    )

    assert may_state_at(world.authority_office, world.table)
    assert not may_state_at(world.office_staff, world.table)


def test_a_merging_school_hands_its_seat_to_its_successor(world: Cast) -> None:
    successor = make.school("Grundschule Mitte")

    institutions.end_institution(by=world.office_staff, institution=world.school, on=clock.today(), successor=successor)

    current = world.table.participations.current_on(clock.today())
    assert set(current.filter(kind="decides").values_list("institution__name", flat=True)) == {
        "Grundschule Mitte",
        "Grundschule Süd",
        "Stadt Musterstadt",
    }


def test_two_merging_members_have_one_seat_afterwards(world: Cast) -> None:
    institutions.end_institution(
        by=world.office_staff, institution=world.school, on=clock.today(), successor=world.other_school
    )

    current = world.table.participations.current_on(clock.today())
    assert current.filter(institution=world.other_school, kind="decides").count() == 1


def breaks(act: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


def test_institution_takes_part_once_in_each_way(world: Cast) -> None:
    breaks(lambda: make.seat(world.table, world.school))


def test_participation_ends_after_it_begins(world: Cast) -> None:
    breaks(
        lambda: make.seat(world.table, make.school("Neu"), to_on=date(2000, 1, 1)),
    )


def test_ground_rules_are_numbered_once_per_table(world: Cast) -> None:
    def twice() -> None:
        for _ in range(2):
            GroundRules.objects.create(table=world.table, number=1, text="Regel", in_force_from=date(2026, 1, 1))

    breaks(twice)
