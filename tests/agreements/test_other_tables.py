"""What a table is handed belongs to it: nothing of another table comes in by the back door."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from rundtisch.agreements import services
from rundtisch.agreements.models import Agreement, Proposal
from rundtisch.consensus.models import Procedure
from rundtisch.meetings.models import AgendaItem, Meeting, Outcome
from rundtisch.roundtables.models import RoundTable
from rundtisch.writing.models import JointText
from tests import factories as make
from tests.agreements.agreeing import agreed, proposed
from tests.consensus.steps import procedure, refusal_of
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db
ELSEWHERE = "Dieser Tagesordnungspunkt gehört zu einem anderen Tisch."


@pytest.fixture
def at_table() -> Cast:
    return cast()


@pytest.fixture
def other_table(at_table: Cast) -> RoundTable:
    table = make.table("Runder Tisch Anderswo")
    make.seat(table, at_table.facilitation, "facilitates")
    make.seat(table, at_table.school)
    return table


def item_at(table: RoundTable) -> AgendaItem:
    begins = timezone.now()
    meeting = Meeting.objects.create(
        table=table, number=1, title="Auftakt", starts_at=begins, ends_at=begins + timedelta(hours=2)
    )
    return AgendaItem.objects.create(
        meeting=meeting, position=1, title="Meldeweg", minutes_planned=20, text=JointText.objects.create()
    )


def outcome_at(table: RoundTable, by: Any) -> Outcome:
    return Outcome.objects.create(
        agenda_item=item_at(table), kind="agreement", text="Geheim", recorded_by=by, recorded_at=timezone.now()
    )


def proposing(at_table: Cast, **what: Any) -> str:
    words = {"by": at_table.head, "table": at_table.table, "title": "T", "wording": "W"}
    return refusal_of(services.propose, **words, **what)


def recording(at_table: Cast, **what: Any) -> str:
    words = {"by": at_table.facilitator, "table": at_table.table, "title": "T", "wording": "W", "stated_by": "Ich"}
    return refusal_of(services.record_agreement, **words, **what)


def test_a_proposal_takes_nothing_from_another_table(at_table: Cast, other_table: RoundTable) -> None:
    of_the_other = agreed(at_table)
    Agreement.objects.filter(pk=of_the_other.pk).update(table=other_table)
    of_the_other.refresh_from_db()
    outcome = outcome_at(other_table, at_table.head)
    stranger = make.school("Schule am Rand")
    before = Proposal.objects.count()

    refused = [
        proposing(at_table, agenda_item=outcome.agenda_item),
        proposing(at_table, outcome=outcome),
        proposing(at_table, changes=of_the_other),
        proposing(at_table, scope=[stranger]),
    ]

    assert refused == [
        ELSEWHERE,
        ELSEWHERE,
        "Diese Vereinbarung gehört zu einem anderen Tisch.",
        "Schule am Rand sitzt nicht an diesem Tisch.",
    ]
    assert Proposal.objects.count() == before


def test_an_outcome_belongs_to_the_item_of_its_proposal(at_table: Cast) -> None:
    outcome = outcome_at(at_table.table, at_table.head)
    other_item = AgendaItem.objects.create(
        meeting=outcome.agenda_item.meeting,
        position=2,
        title="Anderes",
        minutes_planned=10,
        text=JointText.objects.create(),
    )

    assert (
        proposing(at_table, agenda_item=other_item, outcome=outcome)
        == "Dieses Ergebnis gehört zu einem anderen Tagesordnungspunkt."
    )


def test_what_is_recorded_takes_nothing_from_another_table(at_table: Cast, other_table: RoundTable) -> None:
    elsewhere = proposed(at_table)
    Proposal.objects.filter(pk=elsewhere.pk).update(table=other_table)
    withdrawn = services.withdraw_proposal(by=at_table.head, proposal=proposed(at_table))

    refused = [
        recording(at_table, agenda_item=item_at(other_table)),
        recording(at_table, proposal=elsewhere),
        recording(at_table, proposal=withdrawn),
        recording(at_table, scope=[make.school("Schule am Rand")]),
    ]

    assert refused == [
        ELSEWHERE,
        "Dieser Vorschlag gehört zu einem anderen Tisch.",
        "Dieser Vorschlag ist zurückgezogen.",
        "Schule am Rand entscheidet an diesem Tisch nicht mit.",
    ]
    assert not Agreement.objects.exists()


def test_a_question_to_the_table_takes_nothing_from_another_table(at_table: Cast, other_table: RoundTable) -> None:
    refused = [
        refusal_of(procedure, at_table=at_table, agenda_item=item_at(other_table)),
        refusal_of(procedure, at_table=at_table, scope=[make.school("Schule am Rand")]),
    ]

    assert refused == [ELSEWHERE, "Schule am Rand sitzt nicht an diesem Tisch."]
    assert not Procedure.objects.exists()


def test_a_house_of_the_scope_that_left_is_not_asked(at_table: Cast) -> None:
    proposal = proposed(at_table, scope=[at_table.school, at_table.other_school])
    at_table.table.participations.filter(institution=at_table.other_school).update(to_on=make.LONG_AGO)

    one = services.open_round_on(by=at_table.facilitator, proposal=proposal)

    assert list(one.entitlements.values_list("institution", flat=True)) == [at_table.school.pk]
